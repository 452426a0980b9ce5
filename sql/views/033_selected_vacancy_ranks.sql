-- 絞り込みの中での市町村の順位（欠員率の順、欠員数の順と上位から足した割合）と、その中の団体の数。
-- 欠員率の順位は全セルに回答がある団体だけに付ける
-- Places of the municipalities within a selection by vacancy rate and by number of vacancies, the share of its vacancies
-- held from the first on, and how many of its municipalities are ranked, full or unanswered. Only a municipality that
-- answered every cell has a place by rate.
-- grain: one row per survey, selection and municipality in it
CREATE OR REPLACE VIEW selected_vacancy_ranks AS
WITH ordered AS (
    SELECT
        v.survey_id,
        s.region_filter,
        s.type_filter,
        s.size_filter,
        v.group_filter,
        v.municipality_code,
        v.vacancy,
        v.vacancy_rate,
        v.is_answered,
        v.is_short,
        row_number() OVER (
            PARTITION BY v.survey_id, s.region_filter, s.type_filter, s.size_filter, v.group_filter
            ORDER BY
                coalesce(v.vacancy, -1) DESC,
                coalesce(v.vacancy_rate, -1) DESC,
                v.municipality_code ASC
        ) AS vacancy_order,
        rank() OVER (
            PARTITION BY v.survey_id, s.region_filter, s.type_filter, s.size_filter, v.group_filter
            ORDER BY CASE WHEN v.is_answered THEN coalesce(v.vacancy_rate, -1) ELSE -1 END DESC
        ) AS rate_rank
    FROM vacancies_by_municipality_and_group AS v
    INNER JOIN municipality_selections AS s ON v.municipality_code = s.municipality_code
)

SELECT
    survey_id,
    region_filter,
    type_filter,
    size_filter,
    group_filter,
    municipality_code,
    vacancy_order,
    CASE WHEN is_answered AND vacancy_rate IS NOT NULL THEN rate_rank END AS vacancy_rate_rank,
    count(vacancy_rate) FILTER (WHERE is_answered) OVER selection AS municipalities_ranked,
    count(*) FILTER (WHERE is_answered AND NOT is_short) OVER selection AS municipalities_without_vacancy,
    count(*) FILTER (WHERE NOT is_answered) OVER selection AS municipalities_unanswered,
    CAST(sum(vacancy) OVER (selection ORDER BY vacancy_order) AS DOUBLE) / nullif(sum(vacancy) OVER selection, 0)
        AS cumulative_vacancy_share
FROM ordered
WINDOW selection AS (PARTITION BY survey_id, region_filter, type_filter, size_filter, group_filter);
