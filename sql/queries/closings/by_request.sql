-- 要請ごとの埋まり方（期間内の人日。期間を1日にすれば人数）。残りの多い順
-- How each request of a disaster and kind is met within a period, in person-days; most residual first
-- grain: one row per request with a need or a closing in the period
-- params: disaster_code, kind, as_of, first_on, last_on
SELECT
    g.request_id,
    m.municipality_ja,
    m.municipality_en,
    t.task_ja,
    t.task_en,
    o.occupation_ja,
    o.occupation_en,
    CAST(sum(g.needed) AS BIGINT) AS needed,
    CAST(sum(g.by_dispatch) AS BIGINT) AS by_dispatch,
    CAST(sum(g.by_fixed_term) AS BIGINT) AS by_fixed_term,
    CAST(sum(g.by_exam) AS BIGINT) AS by_exam,
    CAST(sum(g.by_outsourced) AS BIGINT) AS by_outsourced,
    CAST(sum(g.by_reassigned) AS BIGINT) AS by_reassigned,
    CAST(sum(g.residual) AS BIGINT) AS residual,
    CAST(sum(g.beyond) AS BIGINT) AS beyond
FROM gap_days AS g
INNER JOIN requests AS r ON g.request_id = r.request_id
INNER JOIN municipalities AS m ON g.municipality_code = m.municipality_code
INNER JOIN tasks AS t ON g.task_code = t.task_code
LEFT JOIN occupations AS o ON r.occupation_code = o.occupation_code
WHERE
    g.as_of = $as_of
    AND g.disaster_code = $disaster_code
    AND g.kind = $kind
    AND g.calendar_day BETWEEN $first_on AND $last_on
GROUP BY
    g.request_id, m.municipality_ja, m.municipality_en, t.task_ja, t.task_en, o.occupation_ja, o.occupation_en
ORDER BY residual DESC, needed DESC, g.request_id ASC;
