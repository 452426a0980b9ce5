-- いくつかの派遣の、日別実績がある日
-- The days on which some dispatches have a count of their own.
-- grain: one row per dispatch and day counted
-- params: dispatch_ids
SELECT
    dispatch_id,
    counted_on
FROM daily_counts
WHERE dispatch_id = ANY(CAST($dispatch_ids AS BIGINT[]))
ORDER BY dispatch_id, counted_on;
