-- 受援の合計：全体、経路・派遣元の種類ごと
-- Staff received in all, then by route and kind of sending body, most person-days first
-- grain: one row per route and body type, or all
-- params: disaster_code, kind, as_of
SELECT
    t.*,
    r.route_ja,
    r.route_en
FROM received_totals AS t
LEFT JOIN routes AS r ON t.route_filter = r.route_code
WHERE t.as_of = $as_of AND t.disaster_code = $disaster_code AND t.kind = $kind AND t.occupation_filter = 'all'
ORDER BY
    t.route_filter <> 'all' ASC,
    t.body_filter <> 'all' ASC,
    t.person_days DESC,
    t.route_filter ASC,
    t.body_filter ASC;
