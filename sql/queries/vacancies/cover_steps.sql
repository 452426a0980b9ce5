-- 絞り込んだ範囲の補充の内訳：欠員から実質欠員まで
-- How the vacancies of a selection are covered, from the vacancies to the real gap
-- grain: one row per step
-- params: survey_id, region_filter, type_filter, size_filter, group_filter
SELECT
    c.step_order,
    c.step,
    c.part,
    c.persons,
    c.runs_from,
    c.runs_to
FROM cover_steps AS c
WHERE
    c.survey_id = $survey_id
    AND c.region_filter = $region_filter
    AND c.type_filter = $type_filter
    AND c.size_filter = $size_filter
    AND c.group_filter = $group_filter
ORDER BY c.step_order;
