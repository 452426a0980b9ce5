-- 絞り込みの中の市計・町村計・計（絞り込まなければ県計）。市には政令指定都市を含む
-- Subtotals of a selection for cities (the designated city among them), towns and villages, and all of it.
-- grain: one row per survey, selection and subtotal
CREATE OR REPLACE VIEW vacancies_by_municipality_type AS
WITH typed AS (
    SELECT
        v.*,
        s.region_filter,
        s.type_filter,
        s.size_filter,
        CASE WHEN m.municipality_type IN ('designated_city', 'city') THEN 'cities' ELSE 'towns_villages' END AS subtotal
    FROM vacancies_by_municipality_and_group AS v
    INNER JOIN municipalities AS m ON v.municipality_code = m.municipality_code
    INNER JOIN municipality_selections AS s ON v.municipality_code = s.municipality_code
),

summed AS (
    SELECT
        survey_id,
        region_filter,
        type_filter,
        size_filter,
        group_filter,
        CASE
            WHEN subtotal IS NOT NULL THEN subtotal
            WHEN region_filter = 'all' AND type_filter = 'all' AND size_filter = 'all' THEN 'prefecture'
            ELSE 'selection'
        END AS subtotal,
        count(*) AS municipalities,
        count(*) FILTER (WHERE is_answered) AS answered,
        count(*) FILTER (WHERE is_short) AS municipalities_short,
        CAST(sum(planned) AS BIGINT) AS planned,
        CAST(sum(actual) AS BIGINT) AS actual,
        CAST(sum(vacancy) AS BIGINT) AS vacancy,
        CAST(sum(surplus) AS BIGINT) AS surplus,
        CAST(sum(filled) AS BIGINT) AS filled,
        CAST(sum(real_gap) AS BIGINT) AS real_gap
    FROM typed
    GROUP BY GROUPING SETS (
        (survey_id, region_filter, type_filter, size_filter, group_filter, subtotal),
        (survey_id, region_filter, type_filter, size_filter, group_filter)
    )
)

SELECT
    *,
    CAST(vacancy AS DOUBLE) / nullif(planned, 0) AS vacancy_rate,
    CAST(actual AS DOUBLE) / nullif(planned, 0) AS fill_rate,
    CAST(filled AS DOUBLE) / nullif(planned, 0) AS capped_fill_rate
FROM summed;

COMMENT ON COLUMN vacancies_by_municipality_type.subtotal IS '市計・町村計・県計（絞り込んだときは計） | Cities, towns and villages, prefecture (or the selection)';
