-- 絞り込んだ範囲で欠員の多い団体×職種。欠員のある職種だけ。市町村の計と、上位団体が範囲の計に占める割合
-- Municipalities of a selection with most vacancies × occupations that have any, with the row totals and the share these municipalities have of its vacancies
-- grain: one row per municipality among the first and occupation with vacancies
-- params: survey_id, first, region_filter, type_filter, size_filter, group_filter
SELECT
    b.municipality_code,
    m.municipality_ja,
    m.municipality_en,
    r.vacancy_order,
    b.vacancy AS municipality_vacancy,
    r.cumulative_vacancy_share,
    o.occupation_code,
    o.occupation_ja,
    o.occupation_en,
    o.short_ja,
    o.short_en,
    v.vacancy,
    coalesce(v.is_answered, FALSE) AS is_answered,
    p.vacancy AS occupation_vacancy
FROM vacancies_by_municipality_and_group AS b
INNER JOIN selected_vacancy_ranks AS r
    ON
        b.survey_id = r.survey_id
        AND b.group_filter = r.group_filter
        AND b.municipality_code = r.municipality_code
INNER JOIN municipalities AS m ON b.municipality_code = m.municipality_code
INNER JOIN occupation_sums AS p
    ON
        r.survey_id = p.survey_id
        AND p.years_back = 0
        AND r.region_filter = p.region_filter
        AND r.type_filter = p.type_filter
        AND r.size_filter = p.size_filter
        AND p.vacancy > 0
INNER JOIN occupations AS o ON p.occupation_code = o.occupation_code
INNER JOIN occupation_selections AS g ON p.occupation_code = g.occupation_code AND b.group_filter = g.group_filter
LEFT JOIN vacancies AS v
    ON
        b.survey_id = v.survey_id
        AND b.municipality_code = v.municipality_code
        AND p.occupation_code = v.occupation_code
WHERE
    b.survey_id = $survey_id
    AND r.vacancy_order <= $first
    AND b.vacancy > 0
    AND r.region_filter = $region_filter
    AND r.type_filter = $type_filter
    AND r.size_filter = $size_filter
    AND b.group_filter = $group_filter
ORDER BY r.vacancy_order ASC, p.vacancy DESC, o.sort_order ASC;
