-- 派遣1件の日別実績の現在の内容
-- The daily counts of one dispatch as they are stored now.
-- grain: one row per day
-- params: dispatch_id
SELECT
    dispatch_id,
    counted_on,
    persons,
    note,
    is_sample,
    row_version
FROM daily_counts
WHERE dispatch_id = $dispatch_id
ORDER BY counted_on;
