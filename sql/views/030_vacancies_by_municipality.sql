-- 市町村別の定員・実員・欠員（全職種）。全市町村を並べ、求めた全セルに回答がある市町村だけを「回答済」とする
-- Planned, actual and vacancy of each municipality over all occupations; a municipality counts as answered only when
-- every cell asked of it is answered.
-- grain: one row per survey and municipality
CREATE OR REPLACE VIEW vacancies_by_municipality AS
SELECT
    survey_id,
    as_of,
    municipality_code,
    cells_asked,
    cells_answered,
    planned,
    actual,
    vacancy,
    surplus,
    filled,
    covered_vacancy,
    real_gap,
    cover_unanswered,
    net_gap,
    is_answered,
    is_short,
    vacancy_rate,
    fill_rate,
    capped_fill_rate
FROM vacancies_by_municipality_and_group
WHERE group_filter = 'all';

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
