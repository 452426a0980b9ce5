-- ヒアリングの一覧（期限超過、未対応の期日の近い順、新しい順）。市町村・分類・職種・状態・期限超過で絞れる（NULL は絞らない）
-- Hearing notes: overdue ones first, then open ones by their day, then the newest; NULL in a filter means all
-- grain: one row per hearing
-- params: survey_id, as_of, municipality_code, category_code, occupation_code, hearing_status, only_overdue
SELECT *
FROM hearing_log
WHERE
    survey_id = $survey_id
    AND as_of = $as_of
    AND (CAST($municipality_code AS VARCHAR) IS NULL OR municipality_code = $municipality_code)
    AND (CAST($category_code AS VARCHAR) IS NULL OR category_code = $category_code)
    AND (CAST($occupation_code AS VARCHAR) IS NULL OR occupation_code = $occupation_code)
    AND (CAST($hearing_status AS VARCHAR) IS NULL OR hearing_status = $hearing_status)
    AND (is_overdue OR NOT CAST($only_overdue AS BOOLEAN))
ORDER BY
    is_overdue DESC, is_open DESC, is_counted DESC, follow_up_on ASC NULLS LAST, heard_on DESC, hearing_id DESC;
