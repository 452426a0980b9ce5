-- 採用試験に市町村を1件加える
-- Let one more municipality take part in an exam.
INSERT INTO recruitment_municipalities (recruitment_id, municipality_code)
VALUES ($recruitment_id, $municipality_code);
