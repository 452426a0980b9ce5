-- 職種別の欠員（欠員の多い順）
-- Vacancies by occupation, most vacancies first
-- grain: one row per occupation
-- params: survey_id
SELECT
    v.*,
    o.occupation_ja,
    o.occupation_en,
    o.short_ja,
    o.short_en,
    o.occupation_group,
    o.is_headline
FROM vacancies_by_occupation AS v
INNER JOIN occupations AS o ON v.occupation_code = o.occupation_code
WHERE v.survey_id = $survey_id
ORDER BY v.vacancy DESC NULLS LAST, o.sort_order ASC;
