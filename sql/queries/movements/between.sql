-- 期間中の到着と帰任（日の順。災害・区分が NULL なら、対応中のすべての災害・両方の区分）
-- Arrivals and departures within a period, by day; NULL for a disaster means every open one, for a kind both
-- grain: one row per dispatch and movement
-- params: disaster_code, kind, first_on, last_on
SELECT
    m.moves_on,
    m.movement,
    m.dispatch_id,
    m.status,
    m.disaster_code,
    m.kind,
    x.disaster_ja,
    x.disaster_en,
    s.organisation_ja AS sender_ja,
    s.organisation_en AS sender_en,
    m.destination_code,
    d.organisation_ja AS destination_ja,
    d.organisation_en AS destination_en,
    t.short_ja AS task_ja,
    t.short_en AS task_en,
    m.wave,
    m.persons
FROM dispatch_movements AS m
INNER JOIN disasters AS x ON m.disaster_code = x.disaster_code
INNER JOIN senders AS s ON m.sender_code = s.organisation_code
INNER JOIN senders AS d ON m.destination_code = d.organisation_code
INNER JOIN tasks AS t ON m.task_code = t.task_code
WHERE
    m.moves_on BETWEEN $first_on AND $last_on
    AND (m.disaster_code = $disaster_code OR (CAST($disaster_code AS VARCHAR) IS NULL AND x.status = 'open'))
    AND (CAST($kind AS VARCHAR) IS NULL OR m.kind = $kind)
ORDER BY m.moves_on, m.movement, m.destination_code, m.dispatch_id;
