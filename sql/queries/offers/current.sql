-- 申出1件の今の内容
-- One offer as it is stored now
-- grain: one row per offer
-- params: offer_id
SELECT *
FROM offers
WHERE offer_id = $offer_id;
