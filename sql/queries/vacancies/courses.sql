-- 絞り込んだ範囲の、前年からの動き別の欠員と件数
-- Vacancies of a selection by their course since the year before, and in how many cells
-- grain: one row per course
-- params: survey_id, region_filter, type_filter, size_filter, group_filter
SELECT
    c.course,
    c.cells,
    c.vacancy_before,
    c.vacancy_now,
    c.vacancy_change,
    c.change_by_plan,
    c.change_by_staff
FROM vacancy_courses AS c
WHERE
    c.survey_id = $survey_id
    AND c.region_filter = $region_filter
    AND c.type_filter = $type_filter
    AND c.size_filter = $size_filter
    AND c.group_filter = $group_filter
ORDER BY c.course;
