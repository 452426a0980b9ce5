-- 1件の派遣の日別実績
-- Daily counts of one dispatch
-- grain: one row per day counted
-- params: dispatch_id
SELECT
    counted_on,
    persons,
    note,
    row_version
FROM daily_counts
WHERE dispatch_id = $dispatch_id
ORDER BY counted_on;
