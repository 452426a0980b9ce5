-- 登録されている要請
-- Requests that are registered.
-- grain: one row per request
SELECT
    request_id,
    disaster_code,
    kind,
    municipality_code,
    task_code
FROM requests
ORDER BY request_id;
