-- 災害の要請と充足の状況（不足のある対応中の要請が先、その中は優先度・不足・市町村の順）
-- Requests of a disaster and how far they are met, as known at a date; open ones that lack people come first
-- grain: one row per request
-- params: disaster_code, as_of
SELECT
    r.request_id,
    r.disaster_code,
    r.kind,
    r.status AS request_status,
    r.is_open,
    r.priority,
    r.municipality_code,
    m.municipality_ja,
    m.municipality_en,
    m.short_ja AS municipality_short_ja,
    m.short_en AS municipality_short_en,
    r.task_code,
    t.task_ja,
    t.task_en,
    t.short_ja AS task_short_ja,
    t.short_en AS task_short_en,
    r.occupation_code,
    o.occupation_ja,
    o.occupation_en,
    o.short_ja AS occupation_short_ja,
    o.short_en AS occupation_short_en,
    r.persons_per_day,
    r.start_on,
    r.end_on,
    r.asked_on,
    r.days_since_asked,
    r.moved_on,
    r.revision_number,
    r.its_day,
    r.needed,
    r.met,
    r.closed,
    r.unmet,
    r.offered,
    r.needed_days,
    r.met_days,
    r.closed_days,
    r.unmet_days,
    r.unmet_days_ahead,
    r.worst_unmet_ahead,
    r.is_past_period,
    x.is_sample,
    x.row_version
FROM request_totals AS r
INNER JOIN requests AS x ON r.request_id = x.request_id
INNER JOIN municipalities AS m ON r.municipality_code = m.municipality_code
INNER JOIN tasks AS t ON r.task_code = t.task_code
LEFT JOIN occupations AS o ON r.occupation_code = o.occupation_code
WHERE r.disaster_code = $disaster_code AND r.as_of = $as_of
ORDER BY
    r.is_open DESC, r.worst_unmet_ahead = 0 ASC, r.priority ASC, r.worst_unmet_ahead DESC, r.municipality_code ASC,
    r.start_on ASC, r.request_id ASC;
