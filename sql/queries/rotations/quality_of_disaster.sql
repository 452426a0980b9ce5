-- 一つの災害の交代の質（終わった派遣のない災害は0行）
-- Quality of rotation of one disaster
-- grain: one row
-- params: disaster_code, kind, as_of
SELECT
    q.*,
    d.disaster_ja,
    d.disaster_en
FROM rotation_quality AS q
INNER JOIN disasters AS d ON q.disaster_code = d.disaster_code
WHERE
    q.as_of = $as_of
    AND q.disaster_code = $disaster_code
    AND q.kind = $kind
    AND q.sender_code = 'all';
