-- 1つの災害・区分の要請の埋まり方（期間内の人日。期間を1日にすれば人数）
-- How the requests of a disaster and kind are met within a period, in person-days; in persons when it is one day
-- grain: one row per step
-- params: disaster_code, kind, as_of, first_on, last_on
SELECT
    step_order,
    gap_step,
    CAST(sum(persons) AS BIGINT) AS persons,
    CAST(sum(runs_from) AS BIGINT) AS runs_from,
    CAST(sum(runs_to) AS BIGINT) AS runs_to
FROM gap_steps
WHERE
    as_of = $as_of
    AND disaster_code = $disaster_code
    AND kind = $kind
    AND calendar_day BETWEEN $first_on AND $last_on
GROUP BY step_order, gap_step
ORDER BY step_order;
