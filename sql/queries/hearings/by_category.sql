-- 分類別の件数（団体の多い順）
-- Hearing notes by category, those of most municipalities first
-- grain: one row per category
-- params: survey_id, as_of
SELECT *
FROM hearing_counts
WHERE survey_id = $survey_id AND as_of = $as_of
ORDER BY municipalities_heard DESC, hearings DESC, category_order ASC;
