-- 手当て1件の今の内容
-- One closing as it is stored now
-- grain: one row per closing
-- params: closing_id
SELECT *
FROM request_closings
WHERE closing_id = $closing_id;
