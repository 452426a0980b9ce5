-- 災害で受援のある区分
-- The kinds of dispatch of which a disaster has received staff
-- grain: one row per kind
-- params: disaster_code, as_of
SELECT kind
FROM received_totals
WHERE
    as_of = $as_of
    AND disaster_code = $disaster_code
    AND route_filter = 'all'
    AND body_filter = 'all'
    AND occupation_filter = 'all'
ORDER BY kind ASC;
