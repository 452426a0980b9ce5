-- 災害の要請の一覧（時点の状態と規模）
-- Requests of a disaster with their state and size as known at a date
-- grain: one row per request
-- params: disaster_code, as_of
SELECT
    r.request_id,
    r.kind,
    r.municipality_code,
    m.municipality_ja,
    m.municipality_en,
    r.task_code,
    t.task_ja,
    t.task_en,
    t.short_ja AS task_short_ja,
    t.short_en AS task_short_en,
    r.occupation_code,
    r.persons_per_day,
    r.start_on,
    r.end_on,
    r.priority,
    r.status AS request_status
FROM request_states AS r
INNER JOIN municipalities AS m ON r.municipality_code = m.municipality_code
INNER JOIN tasks AS t ON r.task_code = t.task_code
WHERE r.disaster_code = $disaster_code AND r.as_of = $as_of
ORDER BY r.start_on, r.municipality_code, t.sort_order;
