-- 全セルの欠員。過員・補充・備考も
-- Every cell of a survey with its surplus, cover and remark
-- grain: one row per municipality and occupation
-- params: survey_id
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
WHERE v.survey_id = $survey_id
ORDER BY v.municipality_code, o.sort_order;
