-- 対応策の一覧と、選んだ調査回でねらう欠員（検討中・実施中を先に、種類の順）。種類と状態で絞れる（NULL は絞らない）
-- Measures with the vacancies they aim at in the chosen round, those in work first; NULL in a filter means all
-- grain: one row per measure
-- params: survey_id, measure_type, measure_status, only_in_work
SELECT
    t.*,
    v.vacancy,
    v.real_gap,
    v.municipalities_short,
    v.previous_vacancy,
    v.vacancy_change
FROM measure_targets AS t
INNER JOIN measure_counts AS k ON t.measure_type = k.measure_type
LEFT JOIN measure_vacancies AS v ON t.measure_id = v.measure_id AND v.survey_id = $survey_id
WHERE
    (CAST($measure_type AS VARCHAR) IS NULL OR t.measure_type = $measure_type)
    AND (CAST($measure_status AS VARCHAR) IS NULL OR t.measure_status = $measure_status)
    AND (t.is_in_work OR NOT CAST($only_in_work AS BOOLEAN))
ORDER BY t.is_in_work DESC, k.sort_order ASC, t.since_on DESC NULLS LAST, t.measure_id ASC;
