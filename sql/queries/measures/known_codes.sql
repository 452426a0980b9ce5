-- 対応策に書ける地域・市町村・職種のコード
-- The codes a measure may name
-- grain: one row per noun and code
SELECT DISTINCT
    'region' AS noun,
    region_code AS code
FROM municipalities
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
