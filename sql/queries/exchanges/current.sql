-- 人事交流の記録1件の現在の内容
-- One record of staff exchange as it is stored now
-- grain: one row per exchange
-- params: exchange_id
SELECT *
FROM staff_exchanges
WHERE exchange_id = $exchange_id;
