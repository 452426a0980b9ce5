-- 登録済みのコード（災害・団体・業務・職種・経路・市町村）と暦の範囲。入力の確認に使う
-- The codes an entry may name, with the type where a rule asks for it and, for disasters and the
-- calendar, their days.
-- grain: one row per noun and code
SELECT
    'disaster' AS noun,
    disaster_code AS code,
    disaster_type AS code_type,
    started_on AS first_day,
    CAST(NULL AS DATE) AS last_day
FROM disasters
UNION ALL
SELECT
    'organisation' AS noun,
    organisation_code AS code,
    organisation_type AS code_type,
    NULL AS first_day,
    NULL AS last_day
FROM organisations
UNION ALL
SELECT
    'municipality' AS noun,
    municipality_code AS code,
    municipality_type AS code_type,
    NULL AS first_day,
    NULL AS last_day
FROM municipalities
UNION ALL
SELECT
    'task' AS noun,
    task_code AS code,
    task_group AS code_type,
    NULL AS first_day,
    NULL AS last_day
FROM tasks
UNION ALL
SELECT
    'occupation' AS noun,
    occupation_code AS code,
    occupation_group AS code_type,
    NULL AS first_day,
    NULL AS last_day
FROM occupations
UNION ALL
SELECT
    'route' AS noun,
    route_code AS code,
    NULL AS code_type,
    NULL AS first_day,
    NULL AS last_day
FROM routes
UNION ALL
SELECT
    'calendar' AS noun,
    'calendar' AS code,
    NULL AS code_type,
    min(starts_on) AS first_day,
    max(ends_on) AS last_day
FROM fiscal_years;
