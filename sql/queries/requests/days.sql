-- 要請の日ごとの必要・充足・不足・申出の残り
-- A request day by day: needed, met, unmet and what offers still hold
-- grain: one row per day with a need
-- params: disaster_code, request_id, as_of
SELECT
    calendar_day,
    needed,
    met,
    unmet,
    offered
FROM request_days
WHERE as_of = $as_of AND disaster_code = $disaster_code AND request_id = $request_id
ORDER BY calendar_day;
