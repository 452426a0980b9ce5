-- 定員・実員の表（1市町村）
-- The headcount grid of one municipality
-- grain: one row per occupation
-- params: survey_id, municipality_code
SELECT
    o.occupation_code,
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
    h.row_version
FROM occupations AS o
LEFT JOIN vacancies AS h
    ON
        o.occupation_code = h.occupation_code
        AND h.survey_id = $survey_id
        AND h.municipality_code = $municipality_code
ORDER BY o.sort_order;
