-- 対応策が市町村・職種を挙げているか。市町村（地域）も職種も絞らないものは「全般」
-- Whether a measure names municipalities or occupations. One that names neither, nor a region, is general: it helps
-- everywhere and aims at no vacancy in particular.
-- grain: one row per measure
CREATE OR REPLACE VIEW measure_aims AS
WITH named AS (
    SELECT
        p.measure_id,
        p.region_code,
        p.measure_status IN ('considered', 'running') AS is_in_work,
        p.measure_id IN (SELECT m.measure_id FROM measure_municipalities AS m) AS names_municipalities,
        p.measure_id IN (SELECT o.measure_id FROM measure_occupations AS o) AS names_occupations
    FROM measures AS p
)

SELECT
    *,
    region_code IS NULL AND NOT names_municipalities AND NOT names_occupations AS is_general
FROM named;

COMMENT ON COLUMN measure_aims.is_in_work IS '検討中または実施中か | Whether the measure is considered or running';
COMMENT ON COLUMN measure_aims.is_general IS '全般の対応策か（市町村も職種も絞らない） | Whether the measure names neither place nor occupation';
