-- 対応策がねらう範囲：市町村（列挙・地域・全県）と職種（列挙・全職種）。市町村も職種も絞らないものは「全般」
-- What a measure aims at: municipalities by name, by region or all, and occupations by name or all. One that names
-- neither is general: it helps everywhere and aims at no vacancy in particular.
-- grain: one row per measure
CREATE OR REPLACE VIEW measure_targets AS
WITH places AS (
    SELECT
        t.measure_id,
        string_agg(t.municipality_code, ',' ORDER BY t.municipality_code) AS aimed_municipality_codes,
        string_agg(m.municipality_ja, '・' ORDER BY t.municipality_code) AS municipalities_ja,
        string_agg(m.municipality_en, ', ' ORDER BY t.municipality_code) AS municipalities_en
    FROM measure_municipalities AS t
    INNER JOIN municipalities AS m ON t.municipality_code = m.municipality_code
    GROUP BY t.measure_id
),

posts AS (
    SELECT
        t.measure_id,
        string_agg(t.occupation_code, ',' ORDER BY o.sort_order) AS aimed_occupation_codes,
        string_agg(o.occupation_ja, '・' ORDER BY o.sort_order) AS occupations_ja,
        string_agg(o.occupation_en, ', ' ORDER BY o.sort_order) AS occupations_en
    FROM measure_occupations AS t
    INNER JOIN occupations AS o ON t.occupation_code = o.occupation_code
    GROUP BY t.measure_id
),

regions AS (
    SELECT DISTINCT
        region_code,
        region_ja,
        region_en
    FROM municipalities
)

SELECT
    p.measure_id,
    p.measure_type,
    p.content,
    p.region_code,
    p.started_on AS since_on,
    p.measure_status,
    p.effect,
    p.is_sample,
    p.row_version,
    places.aimed_municipality_codes,
    posts.aimed_occupation_codes,
    posts.occupations_ja,
    posts.occupations_en,
    coalesce(places.municipalities_ja, regions.region_ja) AS places_ja,
    coalesce(places.municipalities_en, regions.region_en) AS places_en,
    a.is_in_work,
    a.is_general
FROM measures AS p
INNER JOIN measure_aims AS a ON p.measure_id = a.measure_id
LEFT JOIN places ON p.measure_id = places.measure_id
LEFT JOIN posts ON p.measure_id = posts.measure_id
LEFT JOIN regions ON p.region_code = regions.region_code;

COMMENT ON COLUMN measure_targets.is_in_work IS '検討中または実施中か | Whether the measure is considered or running';
COMMENT ON COLUMN measure_targets.is_general IS '全般の対応策か（市町村も職種も絞らない） | Whether the measure names neither place nor occupation';
