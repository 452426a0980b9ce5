-- 1つの指標の値（古い順）
-- The values of one indicator, oldest first
-- grain: one row per period with a value
-- params: indicator_code
SELECT *
FROM indicator_series
WHERE indicator_code = $indicator_code
ORDER BY starts_on;
