-- 調査票に載せる定員・実員（その回の回答と、前年の値）
-- The headcounts of forms: this round's answers beside those of the year before
-- grain: one row per municipality and occupation
-- params: survey_id, municipality_codes
SELECT
    h.municipality_code,
    h.occupation_code,
    o.occupation_ja,
    o.occupation_en,
    h.planned,
    h.actual,
    h.fixed_term,
    h.reappointed,
    h.cover_status,
    h.covered,
    h.note,
    h.vacancy,
    h.surplus,
    before.planned AS previous_planned,
    before.actual AS previous_actual,
    before.vacancy AS previous_vacancy,
    (h.is_sample OR coalesce(before.is_sample, FALSE)) AS is_sample
FROM vacancies AS h
INNER JOIN occupations AS o ON h.occupation_code = o.occupation_code
INNER JOIN survey_sequence AS q ON h.survey_id = q.survey_id
LEFT JOIN vacancies AS before
    ON
        q.previous_survey_id = before.survey_id
        AND h.municipality_code = before.municipality_code
        AND h.occupation_code = before.occupation_code
WHERE h.survey_id = $survey_id AND h.municipality_code = ANY(CAST($municipality_codes AS VARCHAR[]))
ORDER BY h.municipality_code, o.sort_order;
