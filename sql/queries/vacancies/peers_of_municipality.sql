-- 1市町村の類似団体（自団体を含む、欠員率の高い順）
-- The municipalities similar to one, itself among them, by vacancy rate
-- grain: one row per municipality
-- params: survey_id, municipality_code
SELECT
    p.*,
    m.municipality_ja,
    m.municipality_en,
    m.short_ja,
    m.short_en,
    m.population,
    p.municipality_code = $municipality_code AS is_chosen
FROM vacancy_peers AS p
INNER JOIN municipalities AS m ON p.municipality_code = m.municipality_code
INNER JOIN municipality_classes AS own ON own.municipality_code = $municipality_code AND p.peer_group = own.peer_group
WHERE p.survey_id = $survey_id AND p.group_filter = 'all'
ORDER BY p.vacancy_rate DESC NULLS LAST, p.municipality_code ASC;
