-- 種類別の件数
-- Measures by type
-- grain: one row per measure type
SELECT *
FROM measure_counts
ORDER BY sort_order;
