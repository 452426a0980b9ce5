-- 調査回1件の現在の内容
-- One survey round as it is stored now.
-- grain: one row per survey
-- params: survey_id
SELECT
    survey_id,
    as_of,
    status,
    row_version
FROM surveys
WHERE survey_id = $survey_id;
