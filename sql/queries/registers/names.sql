-- 取込で受け付ける名称とコード（市町村・職種・部門の正式名、略称、別名、別コード）
-- The names and codes that a return may use: of municipalities, occupations and departments.
-- grain: one row per noun, code and written name
SELECT
    'municipality' AS noun,
    m.municipality_code AS code,
    unnest([m.municipality_ja, m.municipality_en]) AS written,
    unnest([TRUE, FALSE]) AS is_name,
    coalesce(m.district_ja, '') AS district,
    p.prefecture_ja AS prefecture
FROM municipalities AS m
INNER JOIN prefectures AS p ON m.prefecture_code = p.prefecture_code
UNION ALL
SELECT
    'municipality_alias' AS noun,
    municipality_code AS code,
    alias_code AS written,
    FALSE AS is_name,
    '' AS district,
    '' AS prefecture
FROM municipality_aliases
UNION ALL
SELECT
    'occupation' AS noun,
    occupation_code AS code,
    unnest([occupation_ja, occupation_en, short_ja, short_en, occupation_code]) AS written,
    unnest([TRUE, FALSE, FALSE, FALSE, FALSE]) AS is_name,
    '' AS district,
    '' AS prefecture
FROM occupations
UNION ALL
SELECT
    'occupation' AS noun,
    occupation_code AS code,
    alias AS written,
    FALSE AS is_name,
    '' AS district,
    '' AS prefecture
FROM occupation_aliases
UNION ALL
SELECT
    'department' AS noun,
    department_code AS code,
    unnest([department_ja, department_en, department_code]) AS written,
    unnest([TRUE, FALSE, FALSE]) AS is_name,
    '' AS district,
    '' AS prefecture
FROM departments;
