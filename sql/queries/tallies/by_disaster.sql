-- 指定した災害の、区分別・数え方ごとの実績と、別に予定
-- Some disasters by kind and every measure, and what is planned apart
-- grain: one row per disaster and kind
-- params: disaster_codes, scope, as_of
SELECT
    t.*,
    d.disaster_ja,
    d.disaster_en
FROM dispatch_tallies AS t
INNER JOIN disasters AS d ON t.disaster_code = d.disaster_code
WHERE
    t.as_of = $as_of
    AND t.split = 'total'
    AND list_contains(CAST($disaster_codes AS VARCHAR[]), t.disaster_code)
    -- The headline tasks are those of short support.
    AND t.scope = CASE t.kind WHEN 'emergency' THEN $scope ELSE 'all' END
ORDER BY d.started_on DESC, t.disaster_code ASC, t.kind ASC;
