-- 市町村別・職種の区分別（'all' は全職種）の定員・実員・欠員
-- Planned, actual and vacancy of each municipality, over all occupations ('all') and over each group of them.
-- grain: one row per survey, municipality and selection of occupations
CREATE OR REPLACE VIEW vacancies_by_municipality_and_group AS
SELECT
    c.survey_id,
    s.as_of,
    c.municipality_code,
    c.group_filter,
    c.cells_asked,
    c.cells_answered,
    c.planned,
    c.actual,
    c.vacancy,
    c.surplus,
    c.filled,
    c.covered_vacancy,
    c.real_gap,
    c.cover_unanswered,
    c.net_gap,
    c.is_answered,
    c.is_short,
    c.vacancy_rate,
    c.fill_rate,
    c.capped_fill_rate
FROM municipality_comparisons AS c
INNER JOIN surveys AS s ON c.survey_id = s.survey_id
WHERE c.years_back = 0;
