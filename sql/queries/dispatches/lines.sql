-- 公表の行（災害×区分×派遣元の区分×業務区分）
-- The lines a paper prints, for every disaster
-- grain: one row per disaster, kind, sender type and task group
-- params: as_of
WITH task_groups AS (
    SELECT DISTINCT
        task_group,
        task_group_ja,
        task_group_en
    FROM tasks
)

SELECT
    l.*,
    d.disaster_ja,
    d.disaster_en,
    g.task_group_ja AS task_group_name_ja,
    g.task_group_en AS task_group_name_en
FROM dispatch_lines AS l
INNER JOIN disasters AS d ON l.disaster_code = d.disaster_code
INNER JOIN task_groups AS g ON l.task_group = g.task_group
WHERE l.as_of = $as_of
ORDER BY
    d.started_on DESC, l.disaster_code ASC, l.kind ASC, l.is_headline DESC,
    CASE l.sender_type WHEN 'prefecture' THEN 1 WHEN 'municipality' THEN 2 ELSE 3 END,
    l.person_days DESC, l.task_group ASC;
