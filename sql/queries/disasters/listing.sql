-- 災害の一覧（新しい順）。派遣の記録がある期間と見出しの業務区分を添える
-- Disasters, newest first, with the span of their dispatches and the task group of the headline
-- grain: one row per disaster
WITH task_groups AS (
    SELECT DISTINCT
        task_group,
        task_group_ja,
        task_group_en
    FROM tasks
)

SELECT
    d.disaster_code,
    d.disaster_ja,
    d.disaster_en,
    d.disaster_type,
    d.started_on,
    d.status,
    d.headline_task_group,
    t.task_group_ja,
    t.task_group_en,
    d.is_sample,
    count(p.dispatch_id) AS dispatches,
    count(p.dispatch_id) FILTER (WHERE p.kind = 'mid_long') AS mid_long_dispatches,
    min(p.start_on) AS first_on,
    -- Empty while a dispatch has no end.
    CASE WHEN count(p.end_on) = count(p.dispatch_id) THEN max(p.end_on) END AS last_on
FROM disasters AS d
LEFT JOIN counted_dispatches AS p ON d.disaster_code = p.disaster_code
LEFT JOIN task_groups AS t ON d.headline_task_group = t.task_group
GROUP BY
    d.disaster_code, d.disaster_ja, d.disaster_en, d.disaster_type, d.started_on, d.status,
    d.headline_task_group, t.task_group_ja, t.task_group_en, d.is_sample
ORDER BY d.started_on DESC, d.disaster_code ASC;
