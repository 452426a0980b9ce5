-- 災害別の派遣合計
-- Totals of every disaster, all senders together
-- grain: one row per disaster and kind
-- params: scope, as_of
SELECT
    t.disaster_code,
    d.disaster_ja,
    d.disaster_en,
    d.status,
    t.kind,
    CAST(sum(t.person_days) AS BIGINT) AS person_days,
    CAST(sum(t.persons_on_duty) AS BIGINT) AS persons_on_duty,
    CAST(sum(t.persons_sent) AS BIGINT) AS persons_sent,
    CAST(sum(t.dispatches) AS BIGINT) AS dispatches
FROM person_day_terms AS t
INNER JOIN disasters AS d ON t.disaster_code = d.disaster_code
WHERE t.as_of = $as_of AND ($scope = 'all' OR t.is_headline)
GROUP BY t.disaster_code, d.disaster_ja, d.disaster_en, d.status, d.started_on, t.kind
ORDER BY d.started_on DESC, t.disaster_code ASC, t.kind ASC;
