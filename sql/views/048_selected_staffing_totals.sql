-- 絞り込みごとの定員・実員・欠員・欠員団体数・回答数と前年差。前年差は両年ともその全団体が回答済みのときだけ出す
-- Totals of a selection in a survey: planned, actual, vacancy, municipalities short, answered n of its municipalities, and
-- the change on the year before, given only where every one of them answered in both rounds.
-- grain: one row per survey and selection
CREATE OR REPLACE VIEW selected_staffing_totals AS
SELECT
    q.survey_id,
    now.region_filter,
    now.type_filter,
    now.size_filter,
    now.group_filter,
    now.region_filter = 'all' AND now.type_filter = 'all' AND now.size_filter = 'all' AND now.group_filter = 'all'
        AS is_everything,
    q.as_of,
    q.status,
    q.survey_version,
    q.fiscal_year,
    q.april_label,
    now.municipalities,
    now.answered,
    now.is_complete,
    now.municipalities_short,
    now.municipalities_over,
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
INNER JOIN selection_sums AS now ON q.survey_id = now.survey_id AND now.years_back = 0
LEFT JOIN selection_sums AS past
    ON
        now.survey_id = past.survey_id
        AND past.years_back = 1
        AND now.region_filter = past.region_filter
        AND now.type_filter = past.type_filter
        AND now.size_filter = past.size_filter
        AND now.group_filter = past.group_filter;

COMMENT ON COLUMN selected_staffing_totals.is_everything IS '絞り込んでいない（県全体・全職種）か | Whether nothing is filtered out: the whole prefecture, every occupation';
