-- 業務別の必要・確保・不足（人日、全期間）
-- Needs by task over the whole period, in person-days
-- grain: one row per task
-- params: disaster_code, kind, as_of
SELECT
    n.task_code,
    t.task_ja,
    t.task_en,
    t.short_ja,
    t.short_en,
    CAST(sum(n.needed) AS BIGINT) AS needed,
    CAST(sum(n.secured) AS BIGINT) AS secured,
    CAST(sum(n.met) AS BIGINT) AS met,
    CAST(sum(n.left_open) AS BIGINT) AS left_open,
    CAST(sum(n.excess) AS BIGINT) AS excess
FROM need_days AS n
INNER JOIN tasks AS t ON n.task_code = t.task_code
WHERE n.as_of = $as_of AND n.disaster_code = $disaster_code AND n.kind = $kind
GROUP BY n.task_code, t.task_ja, t.task_en, t.short_ja, t.short_en, t.sort_order
ORDER BY needed DESC, t.sort_order ASC;
