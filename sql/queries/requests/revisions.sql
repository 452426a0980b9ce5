-- 要請の規模の変更（新しい順）
-- The sizes of a request, newest first
-- grain: one row per revision
-- params: request_id
SELECT
    revision_number,
    asked_on,
    effective_on,
    persons_per_day,
    start_on,
    end_on,
    reason
FROM request_revisions
WHERE request_id = $request_id
ORDER BY revision_number DESC;
