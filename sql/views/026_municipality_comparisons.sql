-- 調査回ごとに、その回と前年の回の、市町村別・職種の区分別（'all' は全職種）の定員・実員・欠員
-- 求めた全セルに回答がある市町村だけを「回答済」とする。調査票を出したがその区分の職種を置いていない市町村は、回答済で 0 人と数える
-- Planned, actual and vacancy of each municipality in a round and in the one it is compared with, over all occupations
-- ('all') and over each group of them. A municipality counts as answered only when every cell asked of it is answered. One
-- that returned the survey and has no post of the group has answered with 0.
-- grain: one row per survey, round counted for it, municipality and selection of occupations
CREATE OR REPLACE VIEW municipality_comparisons AS
WITH answers AS (
    SELECT
        c.survey_id,
        c.years_back,
        v.municipality_code,
        o.group_filter,
        count(*) AS cells_asked,
        count(*) FILTER (WHERE v.is_answered) AS cells_answered,
        CAST(sum(v.planned) FILTER (WHERE v.is_answered) AS BIGINT) AS planned,
        CAST(sum(v.actual) FILTER (WHERE v.is_answered) AS BIGINT) AS actual,
        CAST(sum(v.vacancy) AS BIGINT) AS vacancy,
        CAST(sum(v.surplus) AS BIGINT) AS surplus,
        CAST(sum(v.filled) AS BIGINT) AS filled,
        CAST(sum(v.covered_vacancy) AS BIGINT) AS covered_vacancy,
        CAST(sum(v.real_gap) AS BIGINT) AS real_gap,
        CAST(sum(v.cover_unanswered) AS BIGINT) AS cover_unanswered
    FROM survey_comparisons AS c
    INNER JOIN vacancies AS v ON c.counted_survey_id = v.survey_id
    INNER JOIN occupation_selections AS o ON v.occupation_code = o.occupation_code
    GROUP BY c.survey_id, c.years_back, v.municipality_code, o.group_filter
),

groups AS (
    SELECT DISTINCT group_filter
    FROM occupation_selections
),

returned AS (
    SELECT
        c.survey_id,
        c.years_back,
        r.municipality_code,
        g.group_filter
    FROM survey_comparisons AS c
    INNER JOIN returned_surveys AS r ON c.counted_survey_id = r.survey_id
    CROSS JOIN groups AS g
),

listed AS (
    SELECT
        c.survey_id,
        c.years_back,
        m.municipality_code,
        g.group_filter,
        (a.survey_id IS NOT NULL OR r.survey_id IS NOT NULL) AS is_returned,
        (r.survey_id IS NOT NULL AND a.survey_id IS NULL) AS is_without_posts,
        coalesce(a.cells_asked, 0) AS cells_asked,
        coalesce(a.cells_answered, 0) AS cells_answered,
        a.planned,
        a.actual,
        a.vacancy,
        a.surplus,
        a.filled,
        a.covered_vacancy,
        a.real_gap,
        a.cover_unanswered
    FROM survey_comparisons AS c
    CROSS JOIN municipalities AS m
    CROSS JOIN groups AS g
    LEFT JOIN returned AS r
        ON
            c.survey_id = r.survey_id
            AND c.years_back = r.years_back
            AND m.municipality_code = r.municipality_code
            AND g.group_filter = r.group_filter
    LEFT JOIN answers AS a
        ON
            c.survey_id = a.survey_id
            AND c.years_back = a.years_back
            AND m.municipality_code = a.municipality_code
            AND g.group_filter = a.group_filter
),

counted AS (
    SELECT
        survey_id,
        years_back,
        municipality_code,
        group_filter,
        cells_asked,
        cells_answered,
        CASE WHEN is_without_posts THEN 0 ELSE planned END AS planned,
        CASE WHEN is_without_posts THEN 0 ELSE actual END AS actual,
        CASE WHEN is_without_posts THEN 0 ELSE vacancy END AS vacancy,
        CASE WHEN is_without_posts THEN 0 ELSE surplus END AS surplus,
        CASE WHEN is_without_posts THEN 0 ELSE filled END AS filled,
        CASE WHEN is_without_posts THEN 0 ELSE covered_vacancy END AS covered_vacancy,
        CASE WHEN is_without_posts THEN 0 ELSE real_gap END AS real_gap,
        CASE WHEN is_without_posts THEN 0 ELSE cover_unanswered END AS cover_unanswered,
        (is_returned AND cells_answered = cells_asked) AS is_answered
    FROM listed
)

SELECT
    *,
    planned - actual AS net_gap,
    coalesce(vacancy > 0, FALSE) AS is_short,
    CAST(vacancy AS DOUBLE) / nullif(planned, 0) AS vacancy_rate,
    CAST(actual AS DOUBLE) / nullif(planned, 0) AS fill_rate,
    CAST(filled AS DOUBLE) / nullif(planned, 0) AS capped_fill_rate
FROM counted;

COMMENT ON COLUMN municipality_comparisons.years_back IS '0＝その調査回、1＝前年差をとる相手の調査回 | 0: the round itself, 1: the round of the year before';
COMMENT ON COLUMN municipality_comparisons.is_answered IS '求めた全セルに回答があるか（その区分の職種を置かない市町村は、調査票を出していれば回答済） | Whether every cell asked is answered; without a post of the group, whether the survey was returned';
