-- 採用試験から市町村を1件除く
-- Let one municipality less take part in an exam.
DELETE FROM recruitment_municipalities
WHERE recruitment_id = $recruitment_id AND municipality_code = $municipality_code;
