-- 1市町村の欠員と、続く年数（長い順）
-- Vacancies of one municipality with the years they have lasted, longest first
-- grain: one row per occupation with a vacancy
-- params: survey_id, municipality_code
SELECT
    o.occupation_code,
    o.occupation_ja,
    o.occupation_en,
    r.vacancy,
    r.years_running,
    r.since_on,
    r.is_at_least,
    r.is_lasting,
    c.course,
    c.vacancy_before
FROM vacancy_runs AS r
INNER JOIN occupations AS o ON r.occupation_code = o.occupation_code
LEFT JOIN vacancy_changes AS c
    ON
        r.survey_id = c.survey_id
        AND r.municipality_code = c.municipality_code
        AND r.occupation_code = c.occupation_code
WHERE r.survey_id = $survey_id AND r.municipality_code = $municipality_code
ORDER BY r.years_running DESC, r.vacancy DESC, o.sort_order ASC;
