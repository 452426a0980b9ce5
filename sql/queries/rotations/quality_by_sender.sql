-- 交代の質を派遣元ごとに（派遣の多い順）
-- Quality of rotation by sender, the one with most dispatches first
-- grain: one row per sender
-- params: disaster_code, kind, as_of
SELECT
    q.*,
    s.short_ja AS sender_ja,
    s.short_en AS sender_en,
    s.sender_type
FROM rotation_quality AS q
INNER JOIN senders AS s ON q.sender_code = s.organisation_code
WHERE q.as_of = $as_of AND q.disaster_code = $disaster_code AND q.kind = $kind
ORDER BY q.ended_dispatches DESC, q.sender_code ASC;
