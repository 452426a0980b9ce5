-- 対口支援の日ごとの人数：組の初日から最終日または時点までの毎日に、その派遣元からその派遣先に実際にいる人数。
-- 応援派遣も中長期派遣も数え、日別実績があればその人数。予定・取消は数えない
-- Persons of each counterpart pair on each day from its first to its last or the as-of date: those its sender really
-- has at its destination, short and mid- to long-term dispatches alike, a daily count in place of its day. Planned and
-- cancelled dispatches and withdrawn pairs never count.
-- grain: one row per as-of date, pair and day; filter on one as_of
-- additive: persons
CREATE OR REPLACE VIEW pair_days AS
SELECT
    k.calendar_day AS as_of,
    p.pair_id,
    p.disaster_code,
    p.destination_code,
    p.sender_code,
    p.is_lead,
    d.calendar_day,
    CAST(coalesce(sum(c.persons), 0) AS BIGINT) AS persons
FROM calendar_days AS k
INNER JOIN counterpart_pairs AS p ON k.calendar_day >= p.start_on
INNER JOIN calendar_days AS d
    ON
        p.start_on <= d.calendar_day
        AND k.calendar_day >= d.calendar_day
        AND (p.end_on IS NULL OR p.end_on >= d.calendar_day)
LEFT JOIN counted_periods AS c
    ON
        p.disaster_code = c.disaster_code
        AND p.sender_code = c.sender_code
        AND p.destination_code = c.destination_code
        AND d.calendar_day >= c.start_on
        AND (c.end_on IS NULL OR d.calendar_day <= c.end_on)
WHERE p.pair_state = 'valid'
GROUP BY
    k.calendar_day, p.pair_id, p.disaster_code, p.destination_code, p.sender_code, p.is_lead, d.calendar_day;

COMMENT ON COLUMN pair_days.persons IS 'その派遣元からその派遣先に実際にいる人数 | Persons the sender really has at the destination';
