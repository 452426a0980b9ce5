-- 要請の現在の内容
-- Requests as they are stored now.
-- grain: one row per request
SELECT
    request_id,
    disaster_code,
    municipality_code,
    status,
    row_version
FROM requests
ORDER BY request_id;
