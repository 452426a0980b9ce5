-- 災害の被災市町村
-- The municipalities a disaster struck
-- grain: one row per municipality
-- params: disaster_code
SELECT
    p.municipality_code,
    m.municipality_ja,
    m.municipality_en
FROM disaster_municipalities AS p
INNER JOIN municipalities AS m ON p.municipality_code = m.municipality_code
WHERE p.disaster_code = $disaster_code
ORDER BY p.municipality_code;
