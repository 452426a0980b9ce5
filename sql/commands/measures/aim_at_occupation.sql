-- 対応策がねらう職種を1件加える
-- Let a measure aim at one more occupation.
INSERT INTO measure_occupations (measure_id, occupation_code)
VALUES ($measure_id, $occupation_code);
