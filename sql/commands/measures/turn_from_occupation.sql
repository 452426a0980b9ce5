-- 対応策がねらう職種を1件除く
-- Let a measure aim at one occupation less.
DELETE FROM measure_occupations
WHERE measure_id = $measure_id AND occupation_code = $occupation_code;
