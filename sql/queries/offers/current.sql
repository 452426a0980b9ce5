-- 申出1件の今の内容と、最後に再開した日
-- One offer as it is stored now, and the day on which a withdrawal was last taken back
-- grain: one row per offer
-- params: offer_id
SELECT
    o.*,
    (SELECT max(w.renewed_on) FROM offer_withdrawals AS w WHERE w.offer_id = o.offer_id) AS renewed_on
FROM offers AS o
WHERE o.offer_id = $offer_id;
