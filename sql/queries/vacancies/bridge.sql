-- 絞り込んだ範囲の、欠員の前年から今年への橋渡し
-- From the vacancies of the year before to those of this year, in a selection
-- grain: one row per step
-- params: survey_id, region_filter, type_filter, size_filter, group_filter
SELECT
    b.step_order,
    b.course,
    b.cause,
    b.persons,
    b.runs_from,
    b.runs_to
FROM vacancy_bridge AS b
WHERE
    b.survey_id = $survey_id
    AND b.region_filter = $region_filter
    AND b.type_filter = $type_filter
    AND b.size_filter = $size_filter
    AND b.group_filter = $group_filter
ORDER BY b.step_order;
