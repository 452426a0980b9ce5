-- 暦が10年先まで続かないときの最終日（暦の外の日は、どの画面でも数えられない）
-- The last day of the calendar where it ends within ten years: a day beyond it counts on no page
-- grain: one row per calendar that ends too soon: one, or none
-- params: as_of
SELECT max(calendar_day) AS last_day
FROM calendar_days
HAVING max(calendar_day) < CAST($as_of AS DATE) + INTERVAL '10 years';
