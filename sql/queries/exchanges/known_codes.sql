-- 人事交流に書ける年度・団体・職種
-- The fiscal years and codes that a record of staff exchange may name
-- grain: one row per noun and code
SELECT
    'fiscal_year' AS noun,
    CAST(fiscal_year AS VARCHAR) AS code
FROM fiscal_years
UNION ALL
SELECT
    'organisation' AS noun,
    organisation_code AS code
FROM organisations
UNION ALL
SELECT
    'occupation' AS noun,
    occupation_code AS code
FROM occupations;
