-- 絞り込んだ範囲の全セルの欠員。過員・補充・備考も
-- Every cell of a selection in a survey with its surplus, cover and remark
-- grain: one row per municipality and occupation
-- params: survey_id, region_filter, type_filter, size_filter, group_filter
SELECT
    v.*,
    o.occupation_ja,
    o.occupation_en,
    o.short_ja,
    o.short_en,
    o.occupation_group,
    m.municipality_ja,
    m.municipality_en,
    m.municipality_type,
    m.region_code,
    m.region_ja,
    m.region_en
FROM vacancies AS v
INNER JOIN occupations AS o ON v.occupation_code = o.occupation_code
INNER JOIN municipalities AS m ON v.municipality_code = m.municipality_code
INNER JOIN municipality_selections AS s ON v.municipality_code = s.municipality_code
INNER JOIN occupation_selections AS g ON v.occupation_code = g.occupation_code
WHERE
    v.survey_id = $survey_id
    AND s.region_filter = $region_filter
    AND s.type_filter = $type_filter
    AND s.size_filter = $size_filter
    AND g.group_filter = $group_filter
ORDER BY v.municipality_code, o.sort_order;
