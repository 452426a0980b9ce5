-- 職種別の、対応策のある欠員とない欠員（ない欠員の多い順）
-- Vacancies by occupation with and without a measure, most without first
-- grain: one row per occupation with a vacancy
-- params: survey_id
SELECT
    o.occupation_code,
    o.occupation_ja,
    o.occupation_en,
    o.short_ja,
    o.short_en,
    CAST(sum(v.vacancy) AS BIGINT) AS vacancy,
    CAST(sum(v.vacancy_with_measure) AS BIGINT) AS vacancy_with_measure,
    CAST(sum(v.vacancy_without_measure) AS BIGINT) AS vacancy_without_measure
FROM vacancy_measures AS v
INNER JOIN occupations AS o ON v.occupation_code = o.occupation_code
WHERE v.survey_id = $survey_id
GROUP BY o.occupation_code, o.occupation_ja, o.occupation_en, o.short_ja, o.short_en, o.sort_order
ORDER BY vacancy_without_measure DESC, vacancy DESC, o.sort_order ASC;
