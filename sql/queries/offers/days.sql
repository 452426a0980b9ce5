-- 申出の日ごとの人数・派遣にした人数・残り
-- An offer day by day: offered, made into dispatches, still open
-- grain: one row per day
-- params: offer_id, as_of
SELECT
    calendar_day,
    offered,
    accepted,
    still_offered
FROM offer_days
WHERE as_of = $as_of AND offer_id = $offer_id
ORDER BY calendar_day;
