-- 派遣先ごとの対口支援（人のいない日が多い順）
-- Counterpart support by destination, the one with most uncovered days first
-- grain: one row per destination
-- params: disaster_code, as_of
SELECT
    c.*,
    d.organisation_ja AS destination_ja,
    d.organisation_en AS destination_en
FROM destination_cover AS c
INNER JOIN senders AS d ON c.destination_code = d.organisation_code
WHERE c.as_of = $as_of AND c.disaster_code = $disaster_code
ORDER BY c.uncovered_days DESC, c.destination_code ASC;
