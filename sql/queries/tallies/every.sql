-- すべての災害・区分の、すべての業務と、見出しの業務を定めた災害の応援派遣では見出しの業務の、数え方ごとの実績と、別に予定
-- Every disaster and kind by every measure, planned apart: all tasks, and the headline tasks of short support where a
-- disaster has some
-- grain: one row per disaster, kind and scope
-- params: as_of
SELECT
    t.*,
    d.disaster_ja,
    d.disaster_en
FROM dispatch_tallies AS t
INNER JOIN disasters AS d ON t.disaster_code = d.disaster_code
WHERE
    t.as_of = $as_of
    AND t.split = 'total'
    AND (t.scope = 'all' OR (t.kind = 'emergency' AND d.headline_task_group IS NOT NULL))
ORDER BY d.started_on DESC, t.disaster_code ASC, t.kind ASC, t.scope DESC;
