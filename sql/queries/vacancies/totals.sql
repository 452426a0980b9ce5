-- 調査回の、絞り込んだ範囲の計
-- Totals of a selection in one survey
-- grain: one row per survey
-- params: survey_id, region_filter, type_filter, size_filter, group_filter
SELECT *
FROM selected_staffing_totals
WHERE
    survey_id = $survey_id
    AND region_filter = $region_filter
    AND type_filter = $type_filter
    AND size_filter = $size_filter
    AND group_filter = $group_filter;
