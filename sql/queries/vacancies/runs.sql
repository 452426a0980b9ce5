-- 絞り込んだ範囲の続く欠員（長く続くもの、人数の多いものから）
-- Vacancies of a selection with the years they have lasted, longest first, then largest
-- grain: one row per municipality and occupation with a vacancy
-- params: survey_id, region_filter, type_filter, size_filter, group_filter
SELECT
    r.municipality_code,
    m.municipality_ja,
    m.municipality_en,
    m.region_ja,
    m.region_en,
    o.occupation_code,
    o.occupation_ja,
    o.occupation_en,
    r.vacancy,
    r.years_running,
    r.since_on,
    r.is_at_least,
    r.is_lasting
FROM vacancy_runs AS r
INNER JOIN municipalities AS m ON r.municipality_code = m.municipality_code
INNER JOIN occupations AS o ON r.occupation_code = o.occupation_code
INNER JOIN municipality_selections AS s ON r.municipality_code = s.municipality_code
INNER JOIN occupation_selections AS g ON r.occupation_code = g.occupation_code
WHERE
    r.survey_id = $survey_id
    AND s.region_filter = $region_filter
    AND s.type_filter = $type_filter
    AND s.size_filter = $size_filter
    AND g.group_filter = $group_filter
ORDER BY r.years_running DESC, r.vacancy DESC, r.municipality_code ASC, o.sort_order ASC;
