-- 派遣の経路の一覧
-- Dispatch routes in their fixed order
-- grain: one row per route
SELECT
    route_code,
    route_ja,
    route_en
FROM routes
ORDER BY sort_order;
