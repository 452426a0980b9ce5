-- 職種別の定員・実員・欠員と欠員団体数、前年差。前年差は両年とも全団体が調査票を出し、その職種の全セルに回答があるときだけ出す
-- Planned, actual, vacancy and municipalities short of each occupation, with the change on the year
-- before, given only where in both rounds every municipality returned the survey and answered every cell
-- asked about the occupation.
-- grain: one row per survey and occupation
CREATE OR REPLACE VIEW vacancies_by_occupation AS
SELECT
    survey_id,
    as_of,
    april_label,
    occupation_code,
    asked,
    answered,
    planned,
    actual,
    vacancy,
    surplus,
    net_gap,
    filled,
    real_gap,
    municipalities_short,
    municipalities_over,
    vacancy_rate,
    fill_rate,
    capped_fill_rate,
    is_complete,
    vacancy_change
FROM selected_vacancies_by_occupation
WHERE region_filter = 'all' AND type_filter = 'all' AND size_filter = 'all';

COMMENT ON COLUMN vacancies_by_occupation.municipalities_short IS '欠員団体数：その職種に欠員がある市町村の数。職種間で足し上げられない | Municipalities short: distinct municipalities with a vacancy in this occupation; not additive over occupations';
COMMENT ON COLUMN vacancies_by_occupation.vacancy IS '欠員の計（総数。過員と相殺しない） | Sum of vacancies, gross: never netted against surplus';
COMMENT ON COLUMN vacancies_by_occupation.vacancy_change IS '欠員の前年差（両年とも全団体の回答がそろうとき） | Change of the vacancy on the year before, where both rounds are complete';
COMMENT ON COLUMN vacancies_by_occupation.answered IS '回答のあった市町村の数 | Municipalities that answered for this occupation';
COMMENT ON COLUMN vacancies_by_occupation.is_complete IS '全団体が調査票を出し、その職種の全セルに回答があるか | Whether every municipality returned the survey and answered every cell asked about the occupation';
COMMENT ON COLUMN vacancies_by_occupation.asked IS 'その職種を尋ねた市町村の数 | Municipalities asked about this occupation';
COMMENT ON COLUMN vacancies_by_occupation.fill_rate IS '充足率：実職員数÷定員計画数 | Fill rate: actual ÷ planned';
COMMENT ON COLUMN vacancies_by_occupation.capped_fill_rate IS '充足率（過員を除く）：Σmin(実員, 計画)÷Σ計画 | Fill rate without surplus: Σmin(actual, planned) ÷ Σplanned';
COMMENT ON COLUMN vacancies_by_occupation.surplus IS '過員の計 | Sum of surpluses';
COMMENT ON COLUMN vacancies_by_occupation.net_gap IS '差引：定員計画数−実職員数＝欠員−過員 | Net gap: planned − actual = vacancy − surplus';
COMMENT ON COLUMN vacancies_by_occupation.municipalities_over IS '過員団体数：その職種に過員がある市町村の数。職種間で足し上げられない | Municipalities over plan: distinct municipalities with a surplus in this occupation; not additive over occupations';
