-- 絞り込み（地域・団体区分・規模区分。'all' はすべて）ごとに、それに当てはまる市町村
-- The municipalities that belong to each selection by region, type and size, where 'all' selects any. A view joined with
-- it carries the selection in its rows, and a reader filters on one selection.
-- grain: one row per selection of municipalities and municipality in it
CREATE OR REPLACE VIEW municipality_selections AS
WITH choices AS (
    SELECT
        r.is_any AS is_any_region,
        t.is_any AS is_any_type,
        s.is_any AS is_any_size
    FROM (VALUES (TRUE), (FALSE)) AS r (is_any)
    CROSS JOIN (VALUES (TRUE), (FALSE)) AS t (is_any)
    CROSS JOIN (VALUES (TRUE), (FALSE)) AS s (is_any)
)

SELECT
    m.municipality_code,
    CASE WHEN c.is_any_region THEN 'all' ELSE m.region_code END AS region_filter,
    CASE WHEN c.is_any_type THEN 'all' ELSE m.municipality_type END AS type_filter,
    CASE WHEN c.is_any_size THEN 'all' ELSE m.size_class END AS size_filter
FROM municipality_classes AS m
CROSS JOIN choices AS c;

COMMENT ON COLUMN municipality_selections.region_filter IS '絞り込んだ地域（all＝すべて） | Region selected; all selects any';
COMMENT ON COLUMN municipality_selections.type_filter IS '絞り込んだ団体区分（all＝すべて） | Type of municipality selected; all selects any';
COMMENT ON COLUMN municipality_selections.size_filter IS '絞り込んだ規模区分（all＝すべて） | Size class selected; all selects any';
