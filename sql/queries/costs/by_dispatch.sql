-- 派遣1件ごとの経費（領収書の足りないもの、未記入のものを先に）
-- Costs of one disaster, those with receipts missing first
-- grain: one row per dispatch
-- params: as_of, disaster_code
SELECT *
FROM dispatch_costs
WHERE as_of = $as_of AND disaster_code = $disaster_code
ORDER BY lacking_receipts DESC, start_on DESC, dispatch_id DESC;
