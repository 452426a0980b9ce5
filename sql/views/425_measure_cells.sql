-- 対応策がねらう市町村×職種。市町村（または地域）と職種の組み合わせ。絞っていない側はすべて
-- The cells a measure aims at: its municipalities (or those of its region) × its occupations; what is not named
-- is all.
-- grain: one row per measure, municipality and occupation
CREATE OR REPLACE VIEW measure_cells AS
SELECT
    p.measure_id,
    m.municipality_code,
    o.occupation_code,
    p.is_in_work,
    p.is_general
FROM measure_targets AS p
CROSS JOIN municipalities AS m
CROSS JOIN occupations AS o
LEFT JOIN measure_municipalities AS a ON p.measure_id = a.measure_id AND m.municipality_code = a.municipality_code
LEFT JOIN measure_occupations AS b ON p.measure_id = b.measure_id AND o.occupation_code = b.occupation_code
WHERE
    (p.region_code IS NULL OR m.region_code = p.region_code)
    AND (p.aimed_municipality_codes IS NULL OR a.municipality_code IS NOT NULL)
    AND (p.aimed_occupation_codes IS NULL OR b.occupation_code IS NOT NULL);
