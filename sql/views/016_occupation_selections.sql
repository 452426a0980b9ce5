-- 絞り込み（職種の区分。'all' はすべて）ごとに、それに当てはまる職種
-- The occupations that belong to each selection by occupation group, where 'all' selects any.
-- grain: one row per selection of occupations and occupation in it
CREATE OR REPLACE VIEW occupation_selections AS
SELECT
    occupation_code,
    'all' AS group_filter
FROM occupations
UNION ALL
SELECT
    occupation_code,
    occupation_group AS group_filter
FROM occupations;

COMMENT ON COLUMN occupation_selections.group_filter IS '絞り込んだ職種の区分（all＝すべて） | Occupation group selected; all selects any';
