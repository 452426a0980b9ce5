-- 派遣だけでは要請が埋まらない日（任期付・委託・配置換えは引かない）を、派遣先ごとに
-- The days on which dispatches alone leave requests unmet, by destination; what is closed otherwise is not taken off
-- grain: one row per municipality and day
-- params: disaster_code, kind, scope, as_of
SELECT
    n.municipality_code,
    o.organisation_ja AS municipality_ja,
    o.organisation_en AS municipality_en,
    n.calendar_day,
    CAST(sum(n.left_open) AS BIGINT) AS left_open
FROM need_days AS n
INNER JOIN tasks AS t ON n.task_code = t.task_code
INNER JOIN disasters AS d ON n.disaster_code = d.disaster_code
INNER JOIN senders AS o ON n.municipality_code = o.organisation_code
WHERE
    n.as_of = $as_of
    AND n.disaster_code = $disaster_code
    AND n.kind = $kind
    AND n.left_open > 0
    AND ($scope = 'all' OR d.headline_task_group IS NULL OR d.headline_task_group = t.task_group)
GROUP BY n.municipality_code, o.organisation_ja, o.organisation_en, n.calendar_day
ORDER BY n.municipality_code, n.calendar_day;
