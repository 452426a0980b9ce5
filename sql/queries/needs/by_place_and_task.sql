-- 市町村×業務ごとの必要・申出・確保・現地・不足と、満たした割合（期間内の人日。期間を1日にすれば人数）
-- Needed, offered, secured, in place and left open, and the share that is met, by municipality and task within a period, in person-days;
-- in persons when the period is one day
-- grain: one row per municipality and task with a need in the period
-- params: disaster_code, kind, as_of, first_on, last_on
SELECT
    n.municipality_code,
    m.municipality_ja,
    m.municipality_en,
    n.task_code,
    t.task_ja,
    t.task_en,
    t.short_ja,
    t.short_en,
    t.sort_order,
    CAST(sum(n.needed) AS BIGINT) AS needed,
    CAST(sum(n.offered) AS BIGINT) AS offered,
    CAST(sum(n.secured) AS BIGINT) AS secured,
    CAST(sum(n.in_place) AS BIGINT) AS in_place,
    CAST(sum(n.met) AS BIGINT) AS met,
    CAST(sum(n.left_open) AS BIGINT) AS left_open,
    CAST(sum(n.met) AS DOUBLE) / nullif(sum(n.needed), 0) AS met_rate
FROM need_days AS n
INNER JOIN municipalities AS m ON n.municipality_code = m.municipality_code
INNER JOIN tasks AS t ON n.task_code = t.task_code
WHERE
    n.as_of = $as_of
    AND n.disaster_code = $disaster_code
    AND n.kind = $kind
    AND n.calendar_day BETWEEN $first_on AND $last_on
GROUP BY
    n.municipality_code,
    m.municipality_ja,
    m.municipality_en,
    n.task_code,
    t.task_ja,
    t.task_en,
    t.short_ja,
    t.short_en,
    t.sort_order
ORDER BY left_open DESC, n.municipality_code ASC, t.sort_order ASC;
