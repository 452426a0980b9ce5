-- 絞り込みごとの、前年からの動き別の欠員（前年・今年・増減と、その計画による分・職員による分）と件数（市町村×職種）
-- Vacancies of each selection by their course since the year before: before, now, the change by plan and by staff, and
-- in how many cells.
-- grain: one row per survey that has a round of the year before, selection and course
-- additive: cells, vacancy_before, vacancy_now, vacancy_change, change_by_plan, change_by_staff
CREATE OR REPLACE VIEW vacancy_courses AS
SELECT
    c.survey_id,
    s.region_filter,
    s.type_filter,
    s.size_filter,
    o.group_filter,
    c.course,
    count(*) AS cells,
    CAST(coalesce(sum(c.vacancy_before), 0) AS BIGINT) AS vacancy_before,
    CAST(coalesce(sum(c.vacancy_now), 0) AS BIGINT) AS vacancy_now,
    CAST(coalesce(sum(c.vacancy_change), 0) AS BIGINT) AS vacancy_change,
    CAST(coalesce(sum(c.change_by_plan), 0) AS BIGINT) AS change_by_plan,
    CAST(coalesce(sum(c.change_by_staff), 0) AS BIGINT) AS change_by_staff
FROM vacancy_changes AS c
INNER JOIN municipality_selections AS s ON c.municipality_code = s.municipality_code
INNER JOIN occupation_selections AS o ON c.occupation_code = o.occupation_code
GROUP BY c.survey_id, s.region_filter, s.type_filter, s.size_filter, o.group_filter, c.course;

COMMENT ON COLUMN vacancy_courses.cells IS '件数（市町村×職種） | Cells: municipality and occupation';
