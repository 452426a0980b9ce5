-- 採用試験で採用された任期付職員が要請に充たる日ごとの人数。災害・市町村・職種が同じ中長期派遣の要請に、採用日から、派遣で埋まらない分だけ、
-- 優先度順に充てる。職種のない要請には充てない
-- Fixed-term staff hired through an exam, on each day of the requests they meet: mid- to long-term requests of the same
-- disaster, municipality and occupation, from their first day, by priority, no more than dispatches leave open.
-- grain: one row per as-of date, request and day with somebody; filter on one as_of
-- additive: persons
CREATE OR REPLACE VIEW seat_days AS
WITH hired AS (
    SELECT
        n.as_of,
        n.request_id,
        n.disaster_code,
        n.disaster_status,
        n.kind,
        n.municipality_code,
        n.task_code,
        r.occupation_code,
        r.priority,
        n.calendar_day,
        n.left_open,
        sum(s.hired) AS hired
    FROM request_met_days AS n
    INNER JOIN requests AS r ON n.request_id = r.request_id
    INNER JOIN seats_filled AS s
        ON
            n.disaster_code = s.disaster_code
            AND n.municipality_code = s.municipality_code
            AND r.occupation_code = s.occupation_code
            AND n.as_of >= s.known_on
            AND n.calendar_day >= s.hired_from
    WHERE n.kind = 'mid_long'
    GROUP BY
        n.as_of,
        n.request_id,
        n.disaster_code,
        n.disaster_status,
        n.kind,
        n.municipality_code,
        n.task_code,
        r.occupation_code,
        r.priority,
        n.calendar_day,
        n.left_open
),

ranked AS (
    SELECT
        *,
        coalesce(sum(left_open) OVER (
            PARTITION BY as_of, disaster_code, disaster_status, kind, municipality_code, occupation_code, calendar_day
            ORDER BY priority, request_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ), 0) AS served_before
    FROM hired
)

SELECT
    as_of,
    request_id,
    disaster_code,
    disaster_status,
    kind,
    municipality_code,
    task_code,
    calendar_day,
    CAST(least(left_open, hired - served_before) AS BIGINT) AS persons
FROM ranked
WHERE least(left_open, hired - served_before) > 0;
