-- 日別実績・経費・交代計画が付いている派遣（消すと行き場のない行が残るもの）
-- Those of some dispatches that have daily counts, costs or a place in a rotation, which would be left without them.
-- grain: one row per dispatch
-- params: dispatch_ids
SELECT d.dispatch_id
FROM dispatches AS d
WHERE
    d.dispatch_id = ANY(CAST($dispatch_ids AS BIGINT[]))
    AND (
        EXISTS (SELECT 1 FROM daily_counts AS c WHERE c.dispatch_id = d.dispatch_id)
        OR EXISTS (SELECT 1 FROM dispatch_accounts AS a WHERE a.dispatch_id = d.dispatch_id)
        OR EXISTS (SELECT 1 FROM rotation_waves AS w WHERE w.dispatch_id = d.dispatch_id)
    )
ORDER BY d.dispatch_id;
