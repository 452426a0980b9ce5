-- 見出しの職種の10年の推移
-- The headline occupations over the ten years up to the chosen survey
-- grain: one row per survey and occupation
-- params: survey_id
SELECT v.*
FROM vacancies_by_occupation AS v
INNER JOIN occupations AS o ON v.occupation_code = o.occupation_code
INNER JOIN survey_sequence AS q ON v.survey_id = q.survey_id
INNER JOIN surveys AS chosen ON chosen.survey_id = $survey_id
WHERE
    o.is_headline
    AND q.as_of > chosen.as_of - INTERVAL '10 years'
    AND (q.survey_id = chosen.survey_id OR (q.is_in_series AND q.as_of < chosen.as_of))
ORDER BY v.as_of ASC, o.sort_order ASC;
