-- 派遣元ごと・日ごとの派遣中と予定の人数（すべての災害。取消を除く。職種を指定すればその職種だけ）
-- Persons of each sender away on each day, planned ones included, over all disasters; of one occupation if given
-- grain: one row per sender and day
-- params: occupation_code, first_day, last_day
SELECT
    d.sender_code,
    c.calendar_day,
    CAST(sum(coalesce(y.persons, d.persons)) AS BIGINT) AS persons
FROM dispatches AS d
INNER JOIN calendar_days AS c
    ON d.start_on <= c.calendar_day AND (d.end_on IS NULL OR d.end_on >= c.calendar_day)
LEFT JOIN daily_counts AS y ON d.dispatch_id = y.dispatch_id AND c.calendar_day = y.counted_on
WHERE
    c.calendar_day BETWEEN $first_day AND $last_day
    AND d.status <> 'cancelled'
    AND ($occupation_code IS NULL OR d.occupation_code = $occupation_code)
GROUP BY d.sender_code, c.calendar_day
ORDER BY d.sender_code, c.calendar_day;
