-- 受援のある災害と区分
-- The disasters and kinds of dispatch with staff received
-- grain: one row per disaster and kind
-- params: as_of
SELECT
    disaster_code,
    kind
FROM received_totals
WHERE
    as_of = $as_of
    AND route_filter = 'all'
    AND body_filter = 'all'
    AND occupation_filter = 'all'
ORDER BY disaster_code ASC, kind ASC;
