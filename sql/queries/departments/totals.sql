-- 部門別と職種別の照合（県計）
-- Departments held against occupations for the prefecture; no row where the round did not ask for departments
-- grain: one row per survey
-- params: survey_id
SELECT *
FROM department_totals
WHERE survey_id = $survey_id;
