-- 調査回ごとに、その回と前年の回の、絞り込んだ市町村の職種別の計：定員・実員・欠員・欠員団体数・回答数
-- Sums of each occupation over a selection of municipalities in a round and in the one it is compared with: planned, actual,
-- vacancy, municipalities short, answered n of those asked; complete where every municipality of the selection returned the
-- survey and answered every cell asked about the occupation.
-- grain: one row per survey, round counted for it, selection of municipalities and occupation
CREATE OR REPLACE VIEW occupation_sums AS
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
)

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
    ON s.region_filter = c.region_filter AND s.type_filter = c.type_filter AND s.size_filter = c.size_filter;

COMMENT ON COLUMN occupation_sums.years_back IS '0＝その調査回、1＝前年差をとる相手の調査回 | 0: the round itself, 1: the round of the year before';
