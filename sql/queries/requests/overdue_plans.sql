-- 充足に数えている、開始日になっても「予定」のままの派遣（NULL は絞らない）
-- The plans whose first day has come and that count as met all the same; NULL in a filter means all
-- grain: one row per dispatch
-- params: disaster_code, disaster_status, kind, request_id, as_of
SELECT DISTINCT dispatch_id
FROM overdue_plans
WHERE
    as_of = $as_of
    AND (CAST($disaster_code AS VARCHAR) IS NULL OR disaster_code = $disaster_code)
    AND (CAST($disaster_status AS VARCHAR) IS NULL OR disaster_status = $disaster_status)
    AND (CAST($kind AS VARCHAR) IS NULL OR kind = $kind)
    AND (CAST($request_id AS BIGINT) IS NULL OR request_id = $request_id)
ORDER BY dispatch_id;
