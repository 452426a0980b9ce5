-- 1職種の10年の推移
-- One occupation over the ten years up to the chosen survey
-- grain: one row per survey
-- params: survey_id, occupation_code
SELECT v.*
FROM vacancies_by_occupation AS v
INNER JOIN survey_sequence AS q ON v.survey_id = q.survey_id
INNER JOIN surveys AS chosen ON chosen.survey_id = $survey_id
WHERE
    v.occupation_code = $occupation_code
    AND q.as_of > chosen.as_of - INTERVAL '10 years'
    AND (q.survey_id = chosen.survey_id OR (q.is_in_series AND q.as_of < chosen.as_of))
ORDER BY v.as_of;
