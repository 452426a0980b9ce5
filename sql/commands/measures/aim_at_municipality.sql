-- 対応策がねらう市町村を1件加える
-- Let a measure aim at one more municipality.
INSERT INTO measure_municipalities (measure_id, municipality_code)
VALUES ($measure_id, $municipality_code);
