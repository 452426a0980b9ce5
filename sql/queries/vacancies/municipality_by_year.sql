-- 1市町村の10年の推移
-- One municipality over the ten years up to the chosen survey
-- grain: one row per survey
-- params: survey_id, municipality_code
SELECT
    v.*,
    v.is_answered AS is_complete,
    q.april_label
FROM vacancies_by_municipality AS v
INNER JOIN survey_sequence AS q ON v.survey_id = q.survey_id
INNER JOIN surveys AS chosen ON chosen.survey_id = $survey_id
WHERE
    v.municipality_code = $municipality_code
    AND q.as_of > chosen.as_of - INTERVAL '10 years'
    AND (q.survey_id = chosen.survey_id OR (q.is_in_series AND q.as_of < chosen.as_of))
ORDER BY v.as_of;
