-- 市町村別の定員・実員・欠員。全市町村を並べ、求めた全セルに回答がある市町村だけを「回答済」とする
-- Planned, actual and vacancy of each municipality; a municipality counts as answered only when
-- every cell asked of it is answered.
-- grain: one row per survey and municipality
CREATE OR REPLACE VIEW vacancies_by_municipality AS
WITH answers AS (
    SELECT
        survey_id,
        municipality_code,
        count(*) AS cells_asked,
        count(*) FILTER (WHERE is_answered) AS cells_answered,
        CAST(sum(planned) FILTER (WHERE is_answered) AS BIGINT) AS planned,
        CAST(sum(actual) FILTER (WHERE is_answered) AS BIGINT) AS actual,
        CAST(sum(vacancy) AS BIGINT) AS vacancy,
        CAST(sum(surplus) AS BIGINT) AS surplus,
        CAST(sum(filled) AS BIGINT) AS filled,
        CAST(sum(covered_vacancy) AS BIGINT) AS covered_vacancy,
        CAST(sum(real_gap) AS BIGINT) AS real_gap,
        CAST(sum(cover_unanswered) AS BIGINT) AS cover_unanswered
    FROM vacancies
    GROUP BY survey_id, municipality_code
),

listed AS (
    SELECT
        s.survey_id,
        s.as_of,
        m.municipality_code,
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
    FROM surveys AS s
    CROSS JOIN municipalities AS m
    LEFT JOIN answers AS a
        ON s.survey_id = a.survey_id AND m.municipality_code = a.municipality_code
)

SELECT
    *,
    planned - actual AS net_gap,
    (cells_asked > 0 AND cells_answered = cells_asked) AS is_answered,
    coalesce(vacancy > 0, FALSE) AS is_short,
    CAST(vacancy AS DOUBLE) / nullif(planned, 0) AS vacancy_rate,
    CAST(actual AS DOUBLE) / nullif(planned, 0) AS fill_rate,
    CAST(filled AS DOUBLE) / nullif(planned, 0) AS capped_fill_rate
FROM listed;

COMMENT ON COLUMN vacancies_by_municipality.is_short IS '欠員が1人以上ある団体か | Whether the municipality has at least one vacancy';
COMMENT ON COLUMN vacancies_by_municipality.vacancy_rate IS '欠員率：欠員÷定員計画数（計画 0 は －） | Vacancy rate: vacancy ÷ planned, empty where planned is 0';
COMMENT ON COLUMN vacancies_by_municipality.fill_rate IS '充足率：実職員数÷定員計画数 | Fill rate: actual ÷ planned';
COMMENT ON COLUMN vacancies_by_municipality.capped_fill_rate IS '充足率（過員を除く）：Σmin(実員, 計画)÷Σ計画 | Fill rate without surplus: Σmin(actual, planned) ÷ Σplanned';
COMMENT ON COLUMN vacancies_by_municipality.net_gap IS '差引：定員計画数−実職員数＝欠員−過員 | Net gap: planned − actual = vacancy − surplus';
COMMENT ON COLUMN vacancies_by_municipality.covered_vacancy IS '補充で埋めている欠員の計 | Sum of the vacancies that are covered';
COMMENT ON COLUMN vacancies_by_municipality.is_answered IS '求めた全セルに回答があるか | Whether every cell asked is answered';
COMMENT ON COLUMN vacancies_by_municipality.real_gap IS '実質欠員の計 | Sum of the real gaps after cover';
COMMENT ON COLUMN vacancies_by_municipality.planned IS '定員計画数の計（回答のあるセル） | Sum of planned over answered cells';
COMMENT ON COLUMN vacancies_by_municipality.actual IS '実職員数の計（回答のあるセル） | Sum of actual over answered cells';
COMMENT ON COLUMN vacancies_by_municipality.vacancy IS '欠員の計（総数。過員と相殺しない） | Sum of vacancies, gross: never netted against surplus';
COMMENT ON COLUMN vacancies_by_municipality.surplus IS '過員の計 | Sum of surpluses';
COMMENT ON COLUMN vacancies_by_municipality.cover_unanswered IS '欠員のうち補充の回答がない人数の計 | Sum of the vacancies whose cover is unanswered';
