-- 欠員の前年からの動き。市町村×職種ごとに、前年の調査回（ちょうど1年前）と比べる
-- 両年とも回答のあるセルだけを 解消（欠員がなくなった）・新規（欠員のなかったところに生じた）・拡大・縮小・同じ・欠員なし に分け、
-- どちらかの年に回答のないセルは「今年だけ回答」「前年だけ回答」「回答なし」とする
-- 増減は、まず計画を今年のものに置き換え、次に職員を今年のものに置き換えて、計画による分と職員による分に分ける（2つの和は必ず欠員の増減）
-- How the vacancy of each municipality and occupation moved since the round exactly one year before. Only cells answered in
-- both years are closed, new, grown, shrunk, the same or without vacancy; the others are answered in this year only, in the
-- year before only, or in neither. A change is split by putting in first this year's plan and then this year's staff: the
-- part by plan and the part by staff always sum to the change of the vacancy.
-- grain: one row per survey that has a round of the year before, municipality and occupation
CREATE OR REPLACE VIEW vacancy_changes AS
WITH years AS (
    SELECT
        c.survey_id,
        v.municipality_code,
        v.occupation_code,
        max(CASE WHEN c.years_back = 0 AND v.is_answered THEN v.planned END) AS planned_now,
        max(CASE WHEN c.years_back = 0 AND v.is_answered THEN v.actual END) AS actual_now,
        max(CASE WHEN c.years_back = 0 THEN v.vacancy END) AS vacancy_now,
        max(CASE WHEN c.years_back = 1 AND v.is_answered THEN v.planned END) AS planned_before,
        max(CASE WHEN c.years_back = 1 AND v.is_answered THEN v.actual END) AS actual_before,
        max(CASE WHEN c.years_back = 1 THEN v.vacancy END) AS vacancy_before
    FROM survey_comparisons AS c
    INNER JOIN vacancies AS v ON c.counted_survey_id = v.survey_id
    GROUP BY c.survey_id, v.municipality_code, v.occupation_code
),

compared AS (
    SELECT
        y.*,
        y.planned_now - y.planned_before AS planned_change,
        y.actual_now - y.actual_before AS actual_change,
        y.vacancy_now - y.vacancy_before AS vacancy_change,
        greatest(y.planned_now - y.actual_before, 0) AS vacancy_by_plan
    FROM years AS y
    INNER JOIN survey_sequence AS q ON y.survey_id = q.survey_id
    WHERE q.previous_survey_id IS NOT NULL
)

SELECT
    survey_id,
    municipality_code,
    occupation_code,
    vacancy_now,
    vacancy_before,
    planned_change,
    actual_change,
    vacancy_change,
    CASE
        WHEN vacancy_now IS NULL AND vacancy_before IS NULL THEN 'unanswered'
        WHEN vacancy_before IS NULL THEN 'answered_now_only'
        WHEN vacancy_now IS NULL THEN 'answered_before_only'
        WHEN vacancy_before > 0 AND vacancy_now = 0 THEN 'closed'
        WHEN vacancy_before = 0 AND vacancy_now > 0 THEN 'new'
        WHEN vacancy_change > 0 THEN 'grown'
        WHEN vacancy_change < 0 THEN 'shrunk'
        WHEN vacancy_now > 0 THEN 'same'
        ELSE 'none'
    END AS course,
    -- greatest skips an empty value, so a cell without a change needs its own case.
    CASE WHEN vacancy_change IS NOT NULL THEN vacancy_by_plan - vacancy_before END AS change_by_plan,
    CASE WHEN vacancy_change IS NOT NULL THEN vacancy_now - vacancy_by_plan END AS change_by_staff
FROM compared;

COMMENT ON COLUMN vacancy_changes.course IS '前年からの動き：解消・新規・拡大・縮小・同じ・欠員なし、今年だけ回答・前年だけ回答・回答なし | Course since the year before: closed, new, grown, shrunk, same, none; answered this year only, the year before only, in neither';
COMMENT ON COLUMN vacancy_changes.vacancy_before IS '前年の欠員 | Vacancy of the year before';
COMMENT ON COLUMN vacancy_changes.vacancy_now IS '今年の欠員 | Vacancy of this year';
COMMENT ON COLUMN vacancy_changes.vacancy_change IS '欠員の増減（両年とも回答のあるセル） | Change of the vacancy, where both years are answered';
COMMENT ON COLUMN vacancy_changes.planned_change IS '定員計画数の増減（両年とも回答のあるセル） | Change of planned, where both years are answered';
COMMENT ON COLUMN vacancy_changes.actual_change IS '実職員数の増減（両年とも回答のあるセル） | Change of actual staff, where both years are answered';
COMMENT ON COLUMN vacancy_changes.change_by_plan IS '欠員の増減のうち計画による分：max(今年の計画−前年の実員, 0)−前年の欠員 | Part of the change by plan: max(planned now − actual before, 0) − vacancy before';
COMMENT ON COLUMN vacancy_changes.change_by_staff IS '欠員の増減のうち職員による分：今年の欠員−max(今年の計画−前年の実員, 0) | Part of the change by staff: vacancy now − max(planned now − actual before, 0)';
