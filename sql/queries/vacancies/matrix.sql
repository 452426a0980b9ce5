-- 欠員の多い団体×職種。欠員のある職種だけ。市町村の計と、上位団体が県計に占める割合
-- Municipalities with most vacancies × occupations that have any, with the row totals and the share these municipalities have of all vacancies
-- grain: one row per municipality among the first and occupation with vacancies
-- params: survey_id, first
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
FROM vacancies_by_municipality AS b
INNER JOIN vacancy_ranks AS r ON b.survey_id = r.survey_id AND b.municipality_code = r.municipality_code
INNER JOIN municipalities AS m ON b.municipality_code = m.municipality_code
INNER JOIN vacancies_by_occupation AS p ON b.survey_id = p.survey_id AND p.vacancy > 0
INNER JOIN occupations AS o ON p.occupation_code = o.occupation_code
LEFT JOIN vacancies AS v
    ON
        b.survey_id = v.survey_id
        AND b.municipality_code = v.municipality_code
        AND p.occupation_code = v.occupation_code
WHERE b.survey_id = $survey_id AND r.vacancy_order <= $first AND b.vacancy > 0
ORDER BY r.vacancy_order ASC, p.vacancy DESC, o.sort_order ASC;
