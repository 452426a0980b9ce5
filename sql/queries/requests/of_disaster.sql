-- 災害の要請の一覧
-- Requests of a disaster
-- grain: one row per request
-- params: disaster_code
SELECT
    r.request_id,
    r.municipality_code,
    m.municipality_ja,
    m.municipality_en,
    r.task_code,
    t.task_ja,
    t.task_en,
    r.occupation_code,
    r.persons_per_day,
    r.start_on,
    r.end_on,
    r.priority,
    r.status
FROM requests AS r
INNER JOIN municipalities AS m ON r.municipality_code = m.municipality_code
INNER JOIN tasks AS t ON r.task_code = t.task_code
WHERE r.disaster_code = $disaster_code
ORDER BY r.start_on, r.municipality_code, t.sort_order;
