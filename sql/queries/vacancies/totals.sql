-- 調査回の県計
-- Totals of one survey
-- grain: one row per survey
-- params: survey_id
SELECT *
FROM staffing_totals
WHERE survey_id = $survey_id;
