-- 要請ごと・日ごとの必要・充足・不足。取消の要請は数えず、充足不能は必要のまま残る。
-- 確保した人はまずその要請に応じた派遣から充て、余りは同じ市町村・業務・区分の他の要請に優先度順に充てる。
-- 職種は突き合わせない
-- Needed, met and unmet of each request on each day, as known at a date. Cancelled requests are left out,
-- unfillable ones stay a need. Whoever was secured for a request meets it first; what is left over meets
-- the other requests of the same place, task and kind, by priority. Occupations are not matched.
-- grain: one row per as-of date, request and day with a need; filter on one as_of
-- additive: needed, met, unmet, offered
CREATE OR REPLACE VIEW request_days AS
WITH needs AS (
    SELECT
        s.as_of,
        s.request_id,
        s.disaster_code,
        s.kind,
        s.municipality_code,
        s.task_code,
        s.priority,
        c.calendar_day,
        t.persons_per_day AS needed
    FROM request_states AS s
    INNER JOIN request_terms AS t ON s.as_of = t.as_of AND s.request_id = t.request_id
    INNER JOIN calendar_days AS c ON c.calendar_day BETWEEN t.first_on AND t.last_on
    WHERE s.status <> 'cancelled'
),

-- Who is there on each day of a need: dispatches under way or ended on all their days, a daily count
-- replacing its day; a plan only from the as-of date on.
present AS (
    SELECT
        n.as_of,
        n.request_id,
        n.calendar_day,
        d.request_id AS answered_id,
        d.is_actual,
        CASE
            WHEN d.is_actual THEN coalesce(y.persons, d.persons)
            WHEN n.calendar_day >= n.as_of THEN d.persons
            ELSE 0
        END AS persons
    FROM needs AS n
    INNER JOIN known_dispatches AS d
        ON
            n.as_of = d.as_of
            AND n.disaster_code = d.disaster_code
            AND n.kind = d.kind
            AND n.municipality_code = d.destination_code
            AND n.task_code = d.task_code
            AND n.calendar_day >= d.start_on
            AND (d.end_on IS NULL OR n.calendar_day <= d.end_on)
    LEFT JOIN daily_counts AS y ON d.dispatch_id = y.dispatch_id AND n.calendar_day = y.counted_on
),

places AS (
    SELECT
        as_of,
        request_id,
        calendar_day,
        sum(persons) AS secured,
        sum(persons) FILTER (WHERE answered_id = request_id) AS secured_for_it,
        sum(persons) FILTER (WHERE is_actual AND calendar_day <= as_of) AS in_place
    FROM present
    GROUP BY as_of, request_id, calendar_day
),

own AS (
    SELECT
        n.as_of,
        n.request_id,
        n.disaster_code,
        n.kind,
        n.municipality_code,
        n.task_code,
        n.priority,
        n.calendar_day,
        n.needed,
        coalesce(p.secured, 0) AS secured,
        coalesce(p.in_place, 0) AS in_place,
        least(n.needed, coalesce(p.secured_for_it, 0)) AS met_by_own
    FROM needs AS n
    LEFT JOIN places AS p
        ON n.as_of = p.as_of AND n.request_id = p.request_id AND n.calendar_day = p.calendar_day
),

ranked AS (
    SELECT
        *,
        secured - sum(met_by_own) OVER (
            PARTITION BY as_of, disaster_code, kind, municipality_code, task_code, calendar_day
        ) AS left_over,
        coalesce(sum(needed - met_by_own) OVER (
            PARTITION BY as_of, disaster_code, kind, municipality_code, task_code, calendar_day
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
),

offers_to AS (
    SELECT
        as_of,
        request_id,
        calendar_day,
        sum(still_offered) AS offered
    FROM offer_days
    WHERE request_id IS NOT NULL
    GROUP BY as_of, request_id, calendar_day
)

SELECT
    m.as_of,
    m.request_id,
    m.disaster_code,
    m.kind,
    m.municipality_code,
    m.task_code,
    m.calendar_day,
    CAST(m.needed AS BIGINT) AS needed,
    CAST(m.met AS BIGINT) AS met,
    CAST(m.needed - m.met AS BIGINT) AS unmet,
    CAST(coalesce(o.offered, 0) AS BIGINT) AS offered,
    CAST(m.secured AS BIGINT) AS place_secured,
    CAST(m.in_place AS BIGINT) AS place_in_place
FROM met AS m
LEFT JOIN offers_to AS o
    ON m.as_of = o.as_of AND m.request_id = o.request_id AND m.calendar_day = o.calendar_day;

COMMENT ON COLUMN request_days.needed IS '必要人数（時点で分かっている要請。取消を除く） | Persons needed by the request as known, cancelled ones left out';
COMMENT ON COLUMN request_days.met IS '必要のうち確保できた人数 | Part of the need that is met';
COMMENT ON COLUMN request_days.unmet IS '不足：必要−確保できた人数 | Unmet: needed − met';
COMMENT ON COLUMN request_days.offered IS 'この要請への申出の残り | Still open in offers to this request';
COMMENT ON COLUMN request_days.place_secured IS '同じ市町村・業務・区分で確保した人数の計。要請をまたいで足し上げられない | Persons secured for the place, task and kind; not additive over requests';
COMMENT ON COLUMN request_days.place_in_place IS '同じ市町村・業務・区分で現地にいる人数の計（時点までの日）。要請をまたいで足し上げられない | Persons in place for the place, task and kind, on days up to the as-of date; not additive over requests';
