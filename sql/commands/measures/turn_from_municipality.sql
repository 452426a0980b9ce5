-- 対応策がねらう市町村を1件除く
-- Let a measure aim at one municipality less.
DELETE FROM measure_municipalities
WHERE measure_id = $measure_id AND municipality_code = $municipality_code;
