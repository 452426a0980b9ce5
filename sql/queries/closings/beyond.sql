-- 1つの要請で、手当てが必要を超える日
-- The days on which the closings of one request go beyond its need
-- grain: one row per day
-- params: request_id, disaster_code, kind, municipality_code, task_code, as_of
SELECT
    calendar_day,
    beyond
FROM gap_days
WHERE
    as_of = $as_of
    AND disaster_code = $disaster_code
    AND kind = $kind
    AND municipality_code = $municipality_code
    AND task_code = $task_code
    AND request_id = $request_id
    AND beyond > 0
ORDER BY calendar_day;
