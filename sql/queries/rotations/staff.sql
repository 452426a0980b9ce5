-- 派遣元市町村の実職員数（全体と、指定した職種）と欠員率
-- Staff of each municipality, in all and of one occupation, beside its vacancy rate
-- grain: one row per municipality
-- params: survey_id, occupation_code
SELECT
    m.municipality_code,
    CASE WHEN m.is_answered THEN m.actual END AS staff,
    m.vacancy_rate,
    CASE
        WHEN $occupation_code IS NULL THEN CASE WHEN m.is_answered THEN m.actual END
        ELSE v.actual
    END AS staff_of_occupation
FROM vacancies_by_municipality AS m
LEFT JOIN vacancies AS v
    ON
        m.survey_id = v.survey_id
        AND m.municipality_code = v.municipality_code
        AND v.occupation_code = $occupation_code
WHERE m.survey_id = $survey_id
ORDER BY m.municipality_code;
