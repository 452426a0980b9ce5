-- 調査回の欠員と、対応策のない欠員
-- Vacancies of a round with and without a measure; no row where there is no vacancy
-- grain: one row per survey
-- params: survey_id
SELECT *
FROM measure_coverage
WHERE survey_id = $survey_id;
