-- 採用試験に書ける災害・市町村・職種のコード
-- The codes an exam may name
-- grain: one row per noun and code
SELECT
    'disaster' AS noun,
    disaster_code AS code
FROM disasters
UNION ALL
SELECT
    'municipality' AS noun,
    municipality_code AS code
FROM municipalities
UNION ALL
SELECT
    'occupation' AS noun,
    occupation_code AS code
FROM occupations;
