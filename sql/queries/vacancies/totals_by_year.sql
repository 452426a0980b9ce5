-- 県計の10年の推移（選んだ調査回まで。確定回と選んだ回）
-- Totals over the ten years up to the chosen survey: confirmed rounds and the chosen one
-- grain: one row per survey
-- params: survey_id
SELECT
    t.*,
    q.as_of,
    q.status,
    q.fiscal_year,
    q.april_label
FROM selection_sums AS t
INNER JOIN survey_sequence AS q ON t.survey_id = q.survey_id
INNER JOIN surveys AS chosen ON chosen.survey_id = $survey_id
WHERE
    t.years_back = 0
    AND t.region_filter = 'all'
    AND t.type_filter = 'all'
    AND t.size_filter = 'all'
    AND t.group_filter = 'all'
    AND q.as_of > chosen.as_of - INTERVAL '10 years'
    AND (t.survey_id = chosen.survey_id OR (q.is_in_series AND q.as_of < chosen.as_of))
ORDER BY q.as_of;
