-- ちょうど1年前の調査回（系列）の、指定した市町村の回答。取り込む値が妥当かを見る
-- The answers of some municipalities in the round of the series exactly one year before a day.
-- grain: one row per municipality and occupation
-- params: as_of, municipality_codes
SELECT
    v.municipality_code,
    v.occupation_code,
    v.planned,
    v.actual
FROM vacancies AS v
INNER JOIN survey_sequence AS q ON v.survey_id = q.survey_id
WHERE
    q.is_in_series
    AND q.as_of = CAST(CAST($as_of AS DATE) - INTERVAL '1 year' AS DATE)
    AND v.municipality_code = ANY(CAST($municipality_codes AS VARCHAR[]))
    AND v.is_answered
ORDER BY v.municipality_code, v.occupation_code;
