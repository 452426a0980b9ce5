-- 日別の受援人数（派遣元の種類ごと、時点まで）とその日の合計
-- Staff received on each day by kind of sending body up to the as-of date, with the whole of the day
-- grain: one row per day and body type
-- params: disaster_code, kind, as_of
SELECT
    calendar_day,
    body_type,
    CAST(sum(persons) AS BIGINT) AS persons,
    CAST(sum(cumulative_person_days) AS BIGINT) AS cumulative_person_days,
    CAST(sum(sum(persons)) OVER (PARTITION BY calendar_day) AS BIGINT) AS persons_in_all
FROM received_by_day
WHERE disaster_code = $disaster_code AND kind = $kind AND calendar_day <= $as_of
GROUP BY calendar_day, body_type
ORDER BY calendar_day ASC, body_type ASC;
