-- 絞り込んだ範囲の市計・町村計・計
-- Subtotals of a selection: cities, towns and villages, all of it
-- grain: one row per subtotal
-- params: survey_id, region_filter, type_filter, size_filter, group_filter
SELECT *
FROM vacancies_by_municipality_type
WHERE
    survey_id = $survey_id
    AND region_filter = $region_filter
    AND type_filter = $type_filter
    AND size_filter = $size_filter
    AND group_filter = $group_filter
ORDER BY CASE subtotal WHEN 'cities' THEN 1 WHEN 'towns_villages' THEN 2 ELSE 3 END;
