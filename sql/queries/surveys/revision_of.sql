-- 確定した調査回の訂正版
-- The revision of a confirmed round, if it has one.
-- grain: one row per survey
-- params: survey_id
SELECT survey_id
FROM surveys
WHERE revises_survey_id = $survey_id;
