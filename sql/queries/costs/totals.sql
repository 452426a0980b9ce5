-- 災害の経費の計
-- Costs of one disaster
-- grain: one row
-- params: as_of, disaster_code
SELECT
    count(*) AS dispatches,
    CAST(sum(entered) AS BIGINT) AS entered,
    CAST(sum(lacking_receipts) AS BIGINT) AS lacking_receipts,
    CAST(sum(receipts_missing) AS BIGINT) AS receipts_missing,
    CAST(sum(person_days) AS BIGINT) AS person_days,
    CAST(sum(allowance_person_days) AS BIGINT) AS allowance_person_days,
    CAST(sum(total_cost) AS BIGINT) AS total_cost
FROM dispatch_costs
WHERE as_of = $as_of AND disaster_code = $disaster_code;
