-- 要請の交代計画の計（予定の陣の数、延べ人日、引継ぎ）
-- The rotations of a request in total: waves still planned, person-days, handover
-- grain: one row per rotation
-- params: request_id
SELECT
    rotation_id,
    count(*) AS waves,
    count(*) FILTER (WHERE status = 'planned') AS waves_planned,
    CAST(sum(planned_person_days) AS BIGINT) AS planned_person_days,
    CAST(sum(handover_days) AS BIGINT) AS handover_days,
    CAST(sum(handover_person_days) AS BIGINT) AS handover_person_days
FROM rotation_log
WHERE request_id = $request_id
GROUP BY rotation_id
ORDER BY rotation_id DESC;
