-- 対応策がねらう市町村×職種。市町村（または地域）と職種の組み合わせ。絞っていない側はすべて
-- The cells a measure aims at: its municipalities (or those of its region) × its occupations; what is not named
-- is all.
-- grain: one row per measure, municipality and occupation
CREATE OR REPLACE VIEW measure_cells AS
WITH posts AS (
    SELECT
        p.measure_id,
        o.occupation_code
    FROM measure_aims AS p
    CROSS JOIN occupations AS o
    WHERE NOT p.names_occupations
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
FROM measure_aims AS t
INNER JOIN measure_places AS m ON t.measure_id = m.measure_id
INNER JOIN posts AS o ON t.measure_id = o.measure_id;
