-- 負担する団体ごとの経費の計（未記入の負担者は空欄）
-- Costs of one disaster by who pays; empty where that is not entered
-- grain: one row per payer
-- params: as_of, disaster_code
SELECT
    payer,
    CAST(sum(entered) AS BIGINT) AS entered,
    CAST(sum(total_cost) AS BIGINT) AS total_cost
FROM dispatch_costs
WHERE as_of = $as_of AND disaster_code = $disaster_code AND entered = 1
GROUP BY payer
ORDER BY total_cost DESC, payer ASC NULLS LAST;
