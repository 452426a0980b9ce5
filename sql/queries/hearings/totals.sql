-- 調査回のヒアリングの計
-- Hearing notes of a round; no row where none was taken
-- grain: one row per survey
-- params: survey_id, as_of
SELECT *
FROM hearing_totals
WHERE survey_id = $survey_id AND as_of = $as_of;
