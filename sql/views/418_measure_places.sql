-- 対応策がねらう市町村：挙げた市町村、挙げていなければ地域の市町村（地域もなければすべて）
-- The municipalities at which a measure aims: those it names, or else those of its region, or all.
-- grain: one row per measure and municipality
CREATE OR REPLACE VIEW measure_places AS
SELECT
    p.measure_id,
    m.municipality_code
FROM measure_aims AS p
INNER JOIN municipalities AS m ON p.region_code IS NULL OR p.region_code = m.region_code
WHERE NOT p.names_municipalities
UNION ALL
SELECT
    p.measure_id,
    m.municipality_code
FROM measures AS p
INNER JOIN measure_municipalities AS a ON p.measure_id = a.measure_id
INNER JOIN municipalities AS m
    ON a.municipality_code = m.municipality_code AND (p.region_code IS NULL OR p.region_code = m.region_code);
