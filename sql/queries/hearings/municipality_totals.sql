-- 1市町村のヒアリングの計（すべての調査回）
-- Hearing notes of one municipality over all rounds; no row where none was taken
-- grain: one row per municipality
-- params: municipality_code, as_of
SELECT *
FROM hearings_of_municipality
WHERE municipality_code = $municipality_code AND as_of = $as_of;
