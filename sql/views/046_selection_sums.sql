-- 調査回ごとに、その回と前年の回の、絞り込みの計：定員・実員・欠員・欠員団体数・回答数
-- Sums of each selection in a round and in the one it is compared with: planned, actual, vacancy, municipalities short,
-- answered n of its municipalities.
-- grain: one row per survey, round counted for it and selection
CREATE OR REPLACE VIEW selection_sums AS
WITH summed AS (
    SELECT
        v.survey_id,
        v.years_back,
        s.region_filter,
        s.type_filter,
        s.size_filter,
        v.group_filter,
        count(*) AS municipalities,
        count(*) FILTER (WHERE v.is_answered) AS answered,
        count(*) FILTER (WHERE v.is_short) AS municipalities_short,
        count(*) FILTER (WHERE v.surplus > 0) AS municipalities_over,
        CAST(sum(v.planned) AS BIGINT) AS planned,
        CAST(sum(v.actual) AS BIGINT) AS actual,
        CAST(sum(v.vacancy) AS BIGINT) AS vacancy,
        CAST(sum(v.surplus) AS BIGINT) AS surplus,
        CAST(sum(v.filled) AS BIGINT) AS filled,
        CAST(sum(v.covered_vacancy) AS BIGINT) AS covered_vacancy,
        CAST(sum(v.real_gap) AS BIGINT) AS real_gap,
        CAST(sum(v.cover_unanswered) AS BIGINT) AS cover_unanswered
    FROM municipality_comparisons AS v
    INNER JOIN municipality_selections AS s ON v.municipality_code = s.municipality_code
    GROUP BY v.survey_id, v.years_back, s.region_filter, s.type_filter, s.size_filter, v.group_filter
)

SELECT
    *,
    answered = municipalities AS is_complete,
    planned - actual AS net_gap,
    CAST(vacancy AS DOUBLE) / nullif(planned, 0) AS vacancy_rate,
    CAST(actual AS DOUBLE) / nullif(planned, 0) AS fill_rate,
    CAST(filled AS DOUBLE) / nullif(planned, 0) AS capped_fill_rate
FROM summed;

COMMENT ON COLUMN selection_sums.years_back IS '0＝その調査回、1＝前年差をとる相手の調査回 | 0: the round itself, 1: the round of the year before';
