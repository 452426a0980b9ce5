-- 市計・町村計・県計
-- Subtotals: cities, towns and villages, prefecture
-- grain: one row per subtotal
-- params: survey_id
SELECT *
FROM vacancies_by_municipality_type
WHERE survey_id = $survey_id
ORDER BY CASE subtotal WHEN 'cities' THEN 1 WHEN 'towns_villages' THEN 2 ELSE 3 END;
