-- 対応策がねらう市町村×職種。市町村（または地域）と職種の組み合わせ。絞っていない側はすべて
-- The cells a measure aims at: its municipalities (or those of its region) × its occupations; what is not named
-- is all.
-- grain: one row per measure, municipality and occupation
CREATE OR REPLACE VIEW measure_cells AS
-- Places and occupations of each measure on their own: all of them together would be every cell for every measure.
WITH places AS (
    SELECT
        p.measure_id,
        m.municipality_code
    FROM measure_targets AS p
    INNER JOIN municipalities AS m ON p.region_code IS NULL OR p.region_code = m.region_code
    WHERE p.aimed_municipality_codes IS NULL
    UNION ALL
    SELECT
        p.measure_id,
        m.municipality_code
    FROM measures AS p
    INNER JOIN measure_municipalities AS a ON p.measure_id = a.measure_id
    INNER JOIN municipalities AS m
        ON a.municipality_code = m.municipality_code AND (p.region_code IS NULL OR p.region_code = m.region_code)
),

posts AS (
    SELECT
        p.measure_id,
        o.occupation_code
    FROM measure_targets AS p
    CROSS JOIN occupations AS o
    WHERE p.aimed_occupation_codes IS NULL
    UNION ALL
    SELECT
        measure_id,
        occupation_code
    FROM measure_occupations
)

SELECT
    t.measure_id,
    m.municipality_code,
    o.occupation_code,
    t.is_in_work,
    t.is_general
FROM measure_targets AS t
INNER JOIN places AS m ON t.measure_id = m.measure_id
INNER JOIN posts AS o ON t.measure_id = o.measure_id;
