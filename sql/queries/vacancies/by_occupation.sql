-- 絞り込んだ範囲の職種別の欠員（欠員の多い順）
-- Vacancies of a selection by occupation, most vacancies first
-- grain: one row per occupation
-- params: survey_id, region_filter, type_filter, size_filter, group_filter
SELECT
    v.*,
    o.occupation_ja,
    o.occupation_en,
    o.short_ja,
    o.short_en,
    o.occupation_group,
    o.is_headline
FROM selected_vacancies_by_occupation AS v
INNER JOIN occupations AS o ON v.occupation_code = o.occupation_code
INNER JOIN occupation_selections AS s ON v.occupation_code = s.occupation_code
WHERE
    v.survey_id = $survey_id
    AND v.region_filter = $region_filter
    AND v.type_filter = $type_filter
    AND v.size_filter = $size_filter
    AND s.group_filter = $group_filter
ORDER BY v.vacancy DESC NULLS LAST, o.sort_order ASC;
