-- 見出しの職種の10年の推移
-- The headline occupations over the ten years up to the chosen survey
-- grain: one row per survey and occupation
-- params: survey_id
SELECT
    v.*,
    q.as_of
FROM occupation_sums AS v
INNER JOIN occupations AS o ON v.occupation_code = o.occupation_code
INNER JOIN survey_sequence AS q ON v.survey_id = q.survey_id
INNER JOIN surveys AS chosen ON chosen.survey_id = $survey_id
WHERE
    o.is_headline
    AND v.years_back = 0
    AND v.region_filter = 'all'
    AND v.type_filter = 'all'
    AND v.size_filter = 'all'
    AND q.as_of > chosen.as_of - INTERVAL '10 years'
    AND (q.survey_id = chosen.survey_id OR (q.is_in_series AND q.as_of < chosen.as_of))
ORDER BY q.as_of ASC, o.sort_order ASC;
