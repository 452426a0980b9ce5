-- 1つの要請の手当て（取りやめたものを含む）
-- The closings of one request, those given up included
-- grain: one row per closing
-- params: request_id
SELECT *
FROM request_closings
WHERE request_id = $request_id
ORDER BY withdrawn_on IS NOT NULL, start_on, closing_id;
