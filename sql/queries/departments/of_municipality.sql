-- 部門別と職種別の照合（1市町村）
-- Departments held against occupations for one municipality; no row where it was not asked
-- grain: one row per survey and municipality
-- params: survey_id, municipality_code
SELECT *
FROM department_comparisons
WHERE survey_id = $survey_id AND municipality_code = $municipality_code;
