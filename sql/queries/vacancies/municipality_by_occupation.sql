-- 1市町村の職種別（欠員の多い順）
-- One municipality by occupation, most vacancies first
-- grain: one row per occupation
-- params: survey_id, municipality_code
SELECT
    v.*,
    o.occupation_ja,
    o.occupation_en,
    o.short_ja,
    o.short_en
FROM vacancies AS v
INNER JOIN occupations AS o ON v.occupation_code = o.occupation_code
WHERE v.survey_id = $survey_id AND v.municipality_code = $municipality_code
ORDER BY v.vacancy DESC NULLS LAST, o.sort_order ASC;
