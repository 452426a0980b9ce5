-- 要請ごと・日ごとの必要と、派遣による充足。取消の要請は数えず、充足不能は必要のまま残る。
-- 確保した人はまずその要請に応じた派遣から充て、余りは同じ市町村・業務・区分の他の要請に優先度順に充てる。
-- 職種は突き合わせない
-- Needed, and met by dispatches, of each request on each day, as known at a date. Cancelled requests are left out,
-- unfillable ones stay a need. Whoever was secured for a request meets it first; what is left over meets
-- the other requests of the same place, task and kind, by priority. Occupations are not matched.
-- grain: one row per as-of date, request and day with a need; filter on one as_of
-- additive: needed, met, left_open
CREATE OR REPLACE VIEW request_met_days AS
-- Who is there on each day of a need: dispatches under way or ended on all their days, a daily count replacing its day once
-- that has come; a plan only from the as-of date on.
WITH present AS (
    SELECT
        n.*,
        coalesce(d.request_id = n.request_id, FALSE) AS is_answer,
        coalesce(d.is_actual AND n.calendar_day <= n.as_of, FALSE) AS is_in_place,
        CASE
            WHEN d.is_actual THEN coalesce(y.persons, d.persons)
            WHEN n.calendar_day >= n.as_of THEN coalesce(d.persons, 0)
            ELSE 0
        END AS persons
    FROM request_need_days AS n
    LEFT JOIN known_dispatches AS d
        ON
            n.as_of = d.as_of
            AND n.disaster_code = d.disaster_code
            AND n.disaster_status = d.disaster_status
            AND n.kind = d.kind
            AND n.municipality_code = d.destination_code
            AND n.task_code = d.task_code
            AND n.calendar_day >= d.start_on
            AND n.calendar_day <= coalesce(d.end_on, DATE '9999-12-31')
    LEFT JOIN daily_counts AS y
        ON d.dispatch_id = y.dispatch_id AND n.calendar_day = y.counted_on AND n.as_of >= y.counted_on
),

own AS (
    SELECT
        as_of,
        request_id,
        disaster_code,
        disaster_status,
        kind,
        municipality_code,
        task_code,
        calendar_day,
        -- The same on all rows of a request and day.
        max(priority) AS priority,
        max(its_day) AS its_day,
        max(needed) AS needed,
        CAST(sum(persons) AS BIGINT) AS secured,
        CAST(coalesce(sum(persons) FILTER (WHERE is_in_place), 0) AS BIGINT) AS in_place,
        CAST(least(max(needed), coalesce(sum(persons) FILTER (WHERE is_answer), 0)) AS BIGINT) AS met_by_own
    FROM present
    GROUP BY as_of, request_id, disaster_code, disaster_status, kind, municipality_code, task_code, calendar_day
),

ranked AS (
    SELECT
        *,
        secured - sum(met_by_own) OVER (
            PARTITION BY as_of, disaster_code, disaster_status, kind, municipality_code, task_code, calendar_day
        ) AS left_over,
        coalesce(sum(needed - met_by_own) OVER (
            PARTITION BY as_of, disaster_code, disaster_status, kind, municipality_code, task_code, calendar_day
            ORDER BY priority, request_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ), 0) AS served_before
    FROM own
),

met AS (
    SELECT
        *,
        met_by_own + greatest(least(needed - met_by_own, left_over - served_before), 0) AS met
    FROM ranked
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
    its_day,
    CAST(needed AS BIGINT) AS needed,
    CAST(met AS BIGINT) AS met,
    CAST(needed - met AS BIGINT) AS left_open,
    CAST(secured AS BIGINT) AS place_secured,
    CAST(in_place AS BIGINT) AS place_in_place
FROM met;
