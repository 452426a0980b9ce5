-- 手当て1件の今の内容と、最後に再開した日
-- One closing as it is stored now, and the day on which giving it up was last taken back
-- grain: one row per closing
-- params: closing_id
SELECT
    c.*,
    (SELECT max(w.renewed_on) FROM closing_withdrawals AS w WHERE w.closing_id = c.closing_id) AS renewed_on
FROM request_closings AS c
WHERE c.closing_id = $closing_id;
