-- ヒアリング1件の現在の内容
-- One hearing note as it is stored now
-- grain: one row per hearing
-- params: hearing_id
SELECT
    hearing_id,
    survey_id,
    municipality_code,
    category_code,
    occupation_code,
    heard_on,
    content,
    follow_up_on,
    hearing_status,
    is_sample,
    row_version
FROM hearings
WHERE hearing_id = $hearing_id;
