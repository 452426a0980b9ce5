-- 対応中の要請のうち、人の足りないものと7日を超えて待つもの（優先度の順、その中は不足の多い順）
-- Open requests that lack people now or later or have waited for more than 7 days, by priority, then by the gap
-- grain: one row per request
-- params: disaster_code, as_of
SELECT
    r.request_id,
    x.disaster_ja,
    x.disaster_en,
    r.kind,
    r.status AS request_status,
    r.priority,
    m.municipality_ja,
    m.municipality_en,
    t.short_ja AS task_ja,
    t.short_en AS task_en,
    r.needed,
    r.met,
    r.closed,
    r.unmet,
    r.worst_unmet_ahead,
    r.start_on,
    r.end_on,
    r.days_since_asked,
    r.is_waiting,
    r.is_past_period
FROM request_totals AS r
INNER JOIN disasters AS x ON r.disaster_code = x.disaster_code
INNER JOIN municipalities AS m ON r.municipality_code = m.municipality_code
INNER JOIN tasks AS t ON r.task_code = t.task_code
WHERE
    r.as_of = $as_of
    AND r.is_open
    AND (r.worst_unmet_ahead > 0 OR r.is_waiting)
    AND r.disaster_status = 'open'
    AND (CAST($disaster_code AS VARCHAR) IS NULL OR r.disaster_code = $disaster_code)
ORDER BY r.priority ASC, r.worst_unmet_ahead DESC, r.request_id ASC;
