-- 県全体の定員・実員・欠員・欠員団体数・回答数と前年差。前年差は両年とも全団体が回答済みのときだけ出す
-- Totals of a survey: planned, actual, vacancy, municipalities short, answered n of all, and the change
-- on the year before, given only where every municipality answered in both rounds.
-- grain: one row per survey
CREATE OR REPLACE VIEW staffing_totals AS
SELECT
    survey_id,
    as_of,
    status,
    survey_version,
    fiscal_year,
    april_label,
    municipalities,
    answered,
    is_complete,
    municipalities_short,
    municipalities_over,
    planned,
    actual,
    vacancy,
    surplus,
    filled,
    net_gap,
    covered_vacancy,
    real_gap,
    cover_unanswered,
    vacancy_rate,
    fill_rate,
    capped_fill_rate,
    actual_change,
    planned_change,
    vacancy_change,
    vacancy_rate_change
FROM selected_staffing_totals
WHERE region_filter = 'all' AND type_filter = 'all' AND size_filter = 'all' AND group_filter = 'all';

COMMENT ON COLUMN staffing_totals.actual IS '総職員数：実職員数の計（回答のあるセル） | Total staff: sum of actual over answered cells';
COMMENT ON COLUMN staffing_totals.municipalities_short IS '欠員団体数：いずれかの職種に欠員がある市町村の数 | Municipalities short: municipalities with a vacancy in any occupation';
COMMENT ON COLUMN staffing_totals.vacancy IS '欠員の計（総数）。定員計画数−実職員数とは過員の分だけ異なる | Sum of vacancies, gross; differs from planned − actual by the surplus';
COMMENT ON COLUMN staffing_totals.net_gap IS '差引：定員計画数−実職員数＝欠員−過員 | Net gap: planned − actual = vacancy − surplus';
COMMENT ON COLUMN staffing_totals.answered IS '全セル回答済みの市町村の数 | Municipalities with every cell answered';
COMMENT ON COLUMN staffing_totals.actual_change IS '総職員数の前年差 | Change of total staff on the year before';
COMMENT ON COLUMN staffing_totals.vacancy_rate IS '欠員率：欠員÷定員計画数 | Vacancy rate: vacancy ÷ planned';
COMMENT ON COLUMN staffing_totals.fill_rate IS '充足率：実職員数÷定員計画数 | Fill rate: actual ÷ planned';
COMMENT ON COLUMN staffing_totals.capped_fill_rate IS '充足率（過員を除く）：Σmin(実員, 計画)÷Σ計画 | Fill rate without surplus: Σmin(actual, planned) ÷ Σplanned';
COMMENT ON COLUMN staffing_totals.covered_vacancy IS '補充で埋めている欠員の計 | Vacancies that are covered';
COMMENT ON COLUMN staffing_totals.real_gap IS '実質欠員：補充後に残る欠員の計 | Real gap: vacancies left after cover';
COMMENT ON COLUMN staffing_totals.cover_unanswered IS '欠員のうち補充の回答がない人数の計 | Vacancies whose cover is unanswered';
COMMENT ON COLUMN staffing_totals.surplus IS '過員の計：定員計画数を上回る人数。欠員と相殺しない | Sum of surpluses: staff beyond plan, never netted against vacancies';
COMMENT ON COLUMN staffing_totals.municipalities_over IS '過員団体数：いずれかの職種に過員がある市町村の数 | Municipalities over plan: municipalities with a surplus in any occupation';
