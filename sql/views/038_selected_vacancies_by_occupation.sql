-- 絞り込んだ市町村の、職種別の定員・実員・欠員と欠員団体数、前年差。前年差は両年ともその全団体が調査票を出し、その職種の全セルに回答があるときだけ出す
-- Planned, actual, vacancy and municipalities short of each occupation over a selection of municipalities, with the
-- change on the year before, given only where in both rounds every one of them returned the survey and answered every
-- cell asked about the occupation.
-- grain: one row per survey, selection of municipalities and occupation
CREATE OR REPLACE VIEW selected_vacancies_by_occupation AS
SELECT
    now.survey_id,
    now.region_filter,
    now.type_filter,
    now.size_filter,
    q.as_of,
    q.april_label,
    now.occupation_code,
    now.asked,
    now.answered,
    now.planned,
    now.actual,
    now.vacancy,
    now.surplus,
    now.planned - now.actual AS net_gap,
    now.filled,
    now.real_gap,
    now.municipalities_short,
    now.municipalities_over,
    CAST(now.vacancy AS DOUBLE) / nullif(now.planned, 0) AS vacancy_rate,
    CAST(now.actual AS DOUBLE) / nullif(now.planned, 0) AS fill_rate,
    CAST(now.filled AS DOUBLE) / nullif(now.planned, 0) AS capped_fill_rate,
    now.is_complete,
    CASE WHEN now.is_complete AND past.is_complete THEN now.vacancy - past.vacancy END AS vacancy_change
FROM occupation_sums AS now
INNER JOIN survey_sequence AS q ON now.survey_id = q.survey_id
LEFT JOIN occupation_sums AS past
    ON
        now.survey_id = past.survey_id
        AND past.years_back = 1
        AND now.occupation_code = past.occupation_code
        AND now.region_filter = past.region_filter
        AND now.type_filter = past.type_filter
        AND now.size_filter = past.size_filter
WHERE now.years_back = 0;
