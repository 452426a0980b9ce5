-- 県全体の定員・実員・欠員・欠員団体数・回答数と前年差。前年差は両年とも全団体が回答済みのときだけ出す
-- Totals of a survey: planned, actual, vacancy, municipalities short, answered n of all, and the change
-- on the year before, given only where every municipality answered in both rounds.
-- grain: one row per survey
CREATE OR REPLACE VIEW staffing_totals AS
WITH summed AS (
    SELECT
        survey_id,
        count(*) AS municipalities,
        count(*) FILTER (WHERE is_answered) AS answered,
        count(*) FILTER (WHERE is_short) AS municipalities_short,
        CAST(sum(planned) AS BIGINT) AS planned,
        CAST(sum(actual) AS BIGINT) AS actual,
        CAST(sum(vacancy) AS BIGINT) AS vacancy,
        CAST(sum(surplus) AS BIGINT) AS surplus,
        CAST(sum(filled) AS BIGINT) AS filled,
        CAST(sum(covered_vacancy) AS BIGINT) AS covered_vacancy,
        CAST(sum(real_gap) AS BIGINT) AS real_gap,
        CAST(sum(cover_unanswered) AS BIGINT) AS cover_unanswered
    FROM vacancies_by_municipality
    GROUP BY survey_id
),

rated AS (
    SELECT
        *,
        answered = municipalities AS is_complete,
        planned - actual AS net_gap,
        CAST(vacancy AS DOUBLE) / nullif(planned, 0) AS vacancy_rate,
        CAST(actual AS DOUBLE) / nullif(planned, 0) AS fill_rate,
        CAST(filled AS DOUBLE) / nullif(planned, 0) AS capped_fill_rate
    FROM summed
)

SELECT
    q.survey_id,
    q.as_of,
    q.status,
    q.fiscal_year,
    q.april_label,
    now.municipalities,
    now.answered,
    now.is_complete,
    now.municipalities_short,
    now.planned,
    now.actual,
    now.vacancy,
    now.surplus,
    now.filled,
    now.net_gap,
    now.covered_vacancy,
    now.real_gap,
    now.cover_unanswered,
    now.vacancy_rate,
    now.fill_rate,
    now.capped_fill_rate,
    CASE WHEN now.is_complete AND past.is_complete THEN now.actual - past.actual END AS actual_change,
    CASE WHEN now.is_complete AND past.is_complete THEN now.planned - past.planned END AS planned_change,
    CASE WHEN now.is_complete AND past.is_complete THEN now.vacancy - past.vacancy END AS vacancy_change,
    CASE WHEN now.is_complete AND past.is_complete THEN now.vacancy_rate - past.vacancy_rate END AS vacancy_rate_change
FROM survey_sequence AS q
INNER JOIN rated AS now ON q.survey_id = now.survey_id
LEFT JOIN rated AS past ON q.previous_survey_id = past.survey_id;

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
