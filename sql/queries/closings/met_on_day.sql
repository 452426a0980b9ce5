-- 1つの要請のある日の埋まり方
-- How one request is met on a day
-- grain: one row per request with a need or a closing on the day
-- params: request_id, disaster_code, kind, municipality_code, task_code, as_of, calendar_day
SELECT
    needed,
    by_dispatch,
    by_fixed_term,
    by_exam,
    by_outsourced,
    by_reassigned,
    residual,
    beyond
FROM gap_days
WHERE
    as_of = $as_of
    AND disaster_code = $disaster_code
    AND kind = $kind
    AND municipality_code = $municipality_code
    AND task_code = $task_code
    AND request_id = $request_id
    AND calendar_day = $calendar_day;
