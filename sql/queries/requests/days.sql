-- 要請の日ごとの必要・充足（派遣）・派遣のほか・不足・申出の残り
-- A request day by day: needed, met by dispatches, closed otherwise, still unmet, and what offers still hold
-- grain: one row per day with a need
-- params: disaster_code, request_id, as_of
SELECT
    calendar_day,
    needed,
    by_dispatch AS met,
    closed,
    residual AS unmet,
    offered
FROM gap_days
WHERE as_of = $as_of AND disaster_code = $disaster_code AND request_id = $request_id AND needed > 0
ORDER BY calendar_day;
