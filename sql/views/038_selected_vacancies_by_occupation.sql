-- 絞り込んだ市町村の、職種別の定員・実員・欠員と欠員団体数、前年差。前年差は両年ともその全団体が調査票を出し、その職種の全セルに回答があるときだけ出す
-- Planned, actual, vacancy and municipalities short of each occupation over a selection of municipalities, with the
-- change on the year before, given only where in both rounds every one of them returned the survey and answered every
-- cell asked about the occupation.
-- grain: one row per survey, selection of municipalities and occupation
CREATE OR REPLACE VIEW selected_vacancies_by_occupation AS
WITH summed AS (
    SELECT
        c.survey_id,
        c.years_back,
        s.region_filter,
        s.type_filter,
        s.size_filter,
        v.occupation_code,
        count(*) AS asked,
        count(*) FILTER (WHERE v.is_answered) AS answered,
        CAST(sum(v.planned) FILTER (WHERE v.is_answered) AS BIGINT) AS planned,
        CAST(sum(v.actual) FILTER (WHERE v.is_answered) AS BIGINT) AS actual,
        CAST(sum(v.vacancy) AS BIGINT) AS vacancy,
        CAST(sum(v.surplus) AS BIGINT) AS surplus,
        CAST(sum(v.filled) AS BIGINT) AS filled,
        CAST(sum(v.real_gap) AS BIGINT) AS real_gap,
        count(*) FILTER (WHERE v.vacancy > 0) AS municipalities_short,
        count(*) FILTER (WHERE v.surplus > 0) AS municipalities_over
    FROM survey_comparisons AS c
    INNER JOIN vacancies AS v ON c.counted_survey_id = v.survey_id
    INNER JOIN municipality_selections AS s ON v.municipality_code = s.municipality_code
    GROUP BY c.survey_id, c.years_back, s.region_filter, s.type_filter, s.size_filter, v.occupation_code
),

-- An occupation without a row is not established where the survey was returned.
returned AS (
    SELECT
        c.survey_id,
        c.years_back,
        s.region_filter,
        s.type_filter,
        s.size_filter,
        count(*) AS municipalities
    FROM survey_comparisons AS c
    INNER JOIN returned_surveys AS r ON c.counted_survey_id = r.survey_id
    INNER JOIN municipality_selections AS s ON r.municipality_code = s.municipality_code
    GROUP BY c.survey_id, c.years_back, s.region_filter, s.type_filter, s.size_filter
),

selected AS (
    SELECT
        region_filter,
        type_filter,
        size_filter,
        count(*) AS municipalities
    FROM municipality_selections
    GROUP BY region_filter, type_filter, size_filter
),

complete AS (
    SELECT
        s.*,
        r.municipalities = c.municipalities AND s.asked = s.answered AS is_complete
    FROM summed AS s
    INNER JOIN returned AS r
        ON
            s.survey_id = r.survey_id
            AND s.years_back = r.years_back
            AND s.region_filter = r.region_filter
            AND s.type_filter = r.type_filter
            AND s.size_filter = r.size_filter
    INNER JOIN selected AS c
        ON s.region_filter = c.region_filter AND s.type_filter = c.type_filter AND s.size_filter = c.size_filter
)

SELECT
    now.survey_id,
    now.region_filter,
    now.type_filter,
    now.size_filter,
    q.as_of,
    q.april_label,
    now.occupation_code,
    now.asked,
    now.answered,
    now.planned,
    now.actual,
    now.vacancy,
    now.surplus,
    now.planned - now.actual AS net_gap,
    now.filled,
    now.real_gap,
    now.municipalities_short,
    now.municipalities_over,
    CAST(now.vacancy AS DOUBLE) / nullif(now.planned, 0) AS vacancy_rate,
    CAST(now.actual AS DOUBLE) / nullif(now.planned, 0) AS fill_rate,
    CAST(now.filled AS DOUBLE) / nullif(now.planned, 0) AS capped_fill_rate,
    now.is_complete,
    CASE WHEN now.is_complete AND past.is_complete THEN now.vacancy - past.vacancy END AS vacancy_change
FROM complete AS now
INNER JOIN survey_sequence AS q ON now.survey_id = q.survey_id
LEFT JOIN complete AS past
    ON
        now.survey_id = past.survey_id
        AND past.years_back = 1
        AND now.occupation_code = past.occupation_code
        AND now.region_filter = past.region_filter
        AND now.type_filter = past.type_filter
        AND now.size_filter = past.size_filter
WHERE now.years_back = 0;
