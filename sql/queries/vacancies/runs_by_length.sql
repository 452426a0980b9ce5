-- 絞り込んだ範囲の欠員を、続く年数別に（長い順）。その年数以上の計も
-- Vacancies of a selection by the years they have lasted, longest first, with the sums of those that lasted so long or longer
-- grain: one row per number of years
-- params: survey_id, region_filter, type_filter, size_filter, group_filter
SELECT
    r.years_running,
    r.is_lasting,
    count(*) FILTER (WHERE NOT r.is_at_least) = 0 AS is_at_least,
    count(*) AS cells,
    CAST(sum(r.vacancy) AS BIGINT) AS vacancy,
    CAST(sum(count(*)) OVER (ORDER BY r.years_running DESC) AS BIGINT) AS cells_as_long,
    CAST(sum(sum(r.vacancy)) OVER (ORDER BY r.years_running DESC) AS BIGINT) AS vacancy_as_long,
    CAST(sum(sum(r.vacancy)) OVER (ORDER BY r.years_running DESC) AS DOUBLE) / sum(sum(r.vacancy)) OVER ()
        AS share_as_long
FROM vacancy_runs AS r
INNER JOIN municipality_selections AS s ON r.municipality_code = s.municipality_code
INNER JOIN occupation_selections AS g ON r.occupation_code = g.occupation_code
WHERE
    r.survey_id = $survey_id
    AND s.region_filter = $region_filter
    AND s.type_filter = $type_filter
    AND s.size_filter = $size_filter
    AND g.group_filter = $group_filter
GROUP BY r.years_running, r.is_lasting
ORDER BY r.years_running DESC;
