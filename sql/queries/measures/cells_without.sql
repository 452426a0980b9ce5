-- 対応策のない欠員（市町村×職種、欠員の多い順）
-- Vacant cells at which no measure aims, most vacancies first
-- grain: one row per municipality and occupation
-- params: survey_id
SELECT
    v.municipality_code,
    m.municipality_ja,
    m.municipality_en,
    m.region_ja,
    m.region_en,
    o.occupation_ja,
    o.occupation_en,
    v.vacancy,
    v.real_gap,
    v.cover_status
FROM vacancy_measures AS v
INNER JOIN municipalities AS m ON v.municipality_code = m.municipality_code
INNER JOIN occupations AS o ON v.occupation_code = o.occupation_code
WHERE v.survey_id = $survey_id AND v.measures = 0
ORDER BY v.vacancy DESC, v.municipality_code ASC, o.sort_order ASC;
