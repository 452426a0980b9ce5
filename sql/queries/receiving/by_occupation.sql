-- 受援を職種ごとに（延べ人日の多い順）
-- Staff received by occupation, most person-days first
-- grain: one row per occupation
-- params: disaster_code, kind, as_of
SELECT
    t.*,
    o.occupation_ja,
    o.occupation_en
FROM received_totals AS t
LEFT JOIN occupations AS o ON t.occupation_filter = o.occupation_code
WHERE
    t.as_of = $as_of
    AND t.disaster_code = $disaster_code
    AND t.kind = $kind
    AND t.occupation_filter <> 'all'
ORDER BY t.person_days DESC, t.occupation_filter ASC;
