-- 市町村別の必要・確保・不足（人日、全期間）
-- Needs by municipality over the whole period, in person-days
-- grain: one row per municipality
-- params: disaster_code, kind, as_of
SELECT
    n.municipality_code,
    m.municipality_ja,
    m.municipality_en,
    CAST(sum(n.needed) AS BIGINT) AS needed,
    CAST(sum(n.secured) AS BIGINT) AS secured,
    CAST(sum(n.met) AS BIGINT) AS met,
    CAST(sum(n.left_open) AS BIGINT) AS left_open,
    CAST(sum(n.excess) AS BIGINT) AS excess
FROM need_days AS n
INNER JOIN municipalities AS m ON n.municipality_code = m.municipality_code
WHERE n.as_of = $as_of AND n.disaster_code = $disaster_code AND n.kind = $kind
GROUP BY n.municipality_code, m.municipality_ja, m.municipality_en
ORDER BY left_open DESC, n.municipality_code ASC;
