-- 交代計画の陣となった派遣
-- The dispatches of a rotation
-- grain: one row per wave
-- params: rotation_id
SELECT
    wave_number,
    dispatch_id
FROM rotation_waves
WHERE rotation_id = $rotation_id
ORDER BY wave_number;
