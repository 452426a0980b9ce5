-- 派遣の記録のファイルで使える名称とコード（災害・団体・業務・経路）
-- The names and codes that a dispatch log may use: of disasters, organisations, tasks and routes.
-- grain: one row per noun, code and written name
SELECT
    'disaster' AS noun,
    disaster_code AS code,
    unnest([disaster_ja, disaster_en, disaster_code]) AS written,
    unnest([TRUE, FALSE, FALSE]) AS is_name,
    '' AS code_type,
    '' AS district,
    '' AS prefecture
FROM disasters
UNION ALL
SELECT
    'organisation' AS noun,
    o.organisation_code AS code,
    unnest([o.organisation_ja, o.organisation_en, o.organisation_code]) AS written,
    unnest([TRUE, FALSE, FALSE]) AS is_name,
    o.organisation_type AS code_type,
    coalesce(m.district_ja, '') AS district,
    coalesce(p.prefecture_ja, '') AS prefecture
FROM organisations AS o
LEFT JOIN municipalities AS m ON o.municipality_code = m.municipality_code
LEFT JOIN prefectures AS p ON left(o.organisation_code, 2) = p.prefecture_code
UNION ALL
SELECT
    'task' AS noun,
    task_code AS code,
    unnest([task_ja, task_en, short_ja, short_en, task_code]) AS written,
    unnest([TRUE, FALSE, FALSE, FALSE, FALSE]) AS is_name,
    '' AS code_type,
    '' AS district,
    '' AS prefecture
FROM tasks
UNION ALL
SELECT
    'route' AS noun,
    route_code AS code,
    unnest([route_ja, route_en, route_code]) AS written,
    unnest([TRUE, FALSE, FALSE]) AS is_name,
    '' AS code_type,
    '' AS district,
    '' AS prefecture
FROM routes;
