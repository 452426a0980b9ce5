-- 災害の対口支援の合計
-- Counterpart support of a disaster in all
-- grain: one row per disaster, or none before the first pair
-- params: disaster_code, as_of
SELECT *
FROM pair_totals
WHERE as_of = $as_of AND disaster_code = $disaster_code;
