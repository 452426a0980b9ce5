-- 絞り込んだ範囲の市町村別の欠員（団体コード順）
-- Vacancies of a selection by municipality in code order
-- grain: one row per municipality
-- params: survey_id, region_filter, type_filter, size_filter, group_filter
SELECT
    v.*,
    r.vacancy_order,
    r.vacancy_rate_rank,
    r.municipalities_ranked,
    r.municipalities_without_vacancy,
    r.municipalities_unanswered,
    r.cumulative_vacancy_share,
    m.municipality_ja,
    m.municipality_en,
    m.short_ja,
    m.short_en,
    m.municipality_type,
    m.region_code,
    m.region_ja,
    m.region_en,
    m.tile_col,
    m.tile_row,
    m.population
FROM vacancies_by_municipality_and_group AS v
INNER JOIN selected_vacancy_ranks AS r
    ON
        v.survey_id = r.survey_id
        AND v.group_filter = r.group_filter
        AND v.municipality_code = r.municipality_code
INNER JOIN municipalities AS m ON v.municipality_code = m.municipality_code
WHERE
    v.survey_id = $survey_id
    AND r.region_filter = $region_filter
    AND r.type_filter = $type_filter
    AND r.size_filter = $size_filter
    AND v.group_filter = $group_filter
ORDER BY v.municipality_code;
