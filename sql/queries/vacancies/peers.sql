-- 絞り込んだ範囲の市町村と、類似団体の中央値（大きい区分から、欠員率の高い順）
-- Municipalities of a selection beside the medians of similar ones; larger groups first, then by vacancy rate
-- grain: one row per municipality
-- params: survey_id, region_filter, type_filter, size_filter, group_filter
SELECT
    p.*,
    m.municipality_ja,
    m.municipality_en,
    m.short_ja,
    m.short_en,
    m.population,
    count(*) FILTER (WHERE p.is_above_peers) OVER () AS municipalities_above
FROM vacancy_peers AS p
INNER JOIN municipalities AS m ON p.municipality_code = m.municipality_code
INNER JOIN municipality_selections AS s ON p.municipality_code = s.municipality_code
WHERE
    p.survey_id = $survey_id
    AND s.region_filter = $region_filter
    AND s.type_filter = $type_filter
    AND s.size_filter = $size_filter
    AND p.group_filter = $group_filter
ORDER BY
    CASE p.peer_group
        WHEN 'designated_city' THEN 1
        WHEN 'city_over_50k' THEN 2
        WHEN 'city_under_50k' THEN 3
        WHEN 'town_over_20k' THEN 4
        WHEN 'town_10k_20k' THEN 5
        WHEN 'town_5k_10k' THEN 6
        WHEN 'town_under_5k' THEN 7
        ELSE 8
    END,
    p.vacancy_rate DESC NULLS LAST,
    p.municipality_code ASC;
