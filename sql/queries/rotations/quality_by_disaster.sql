-- 指定した災害の交代の質（新しい災害から）
-- Quality of rotation of some disasters, the newest first
-- grain: one row per disaster
-- params: disaster_codes, kind, as_of
SELECT
    q.*,
    d.disaster_ja,
    d.disaster_en
FROM rotation_quality AS q
INNER JOIN disasters AS d ON q.disaster_code = d.disaster_code
WHERE
    q.as_of = $as_of
    AND q.kind = $kind
    AND q.sender_code = 'all'
    AND list_contains(CAST($disaster_codes AS VARCHAR[]), q.disaster_code)
ORDER BY d.started_on DESC, q.disaster_code ASC;
