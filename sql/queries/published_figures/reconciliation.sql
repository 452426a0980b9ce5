-- 公表値との照合（指定の時点・災害で導くもの）
-- Published figures derived at one date and for one disaster ('' for none), held against what is stored here
-- grain: one row per published figure
-- params: as_of, disaster_code
SELECT *
FROM reconciliation
WHERE as_of = $as_of AND disaster_code = $disaster_code
ORDER BY sort_order;
