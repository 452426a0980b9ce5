-- 14日以内に終わり、後任のない派遣（早い順）
-- Dispatches that end within 14 days and have no successor, the soonest first
-- grain: one row per dispatch
-- params: disaster_code, as_of
SELECT
    e.dispatch_id,
    e.disaster_code,
    x.disaster_ja,
    x.disaster_en,
    e.kind,
    e.status,
    s.organisation_ja AS sender_ja,
    s.organisation_en AS sender_en,
    e.destination_code,
    d.organisation_ja AS destination_ja,
    d.organisation_en AS destination_en,
    t.short_ja AS task_ja,
    t.short_en AS task_en,
    e.persons,
    e.end_on,
    e.days_left
FROM dispatch_endings AS e
INNER JOIN disasters AS x ON e.disaster_code = x.disaster_code
INNER JOIN senders AS s ON e.sender_code = s.organisation_code
INNER JOIN senders AS d ON e.destination_code = d.organisation_code
INNER JOIN tasks AS t ON e.task_code = t.task_code
WHERE
    e.as_of = $as_of
    AND NOT e.has_successor
    AND x.status = 'open'
    AND (CAST($disaster_code AS VARCHAR) IS NULL OR x.disaster_code = $disaster_code)
ORDER BY e.end_on, e.destination_code, e.dispatch_id;
