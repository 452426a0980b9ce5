-- 要請ごと・日ごとの必要・充足・不足。取消の要請は数えず、充足不能は必要のまま残る。
-- 確保した人はまずその要請に応じた派遣から充て、余りは同じ市町村・業務・区分の他の要請に優先度順に充てる。
-- 職種は突き合わせない
-- Needed, met and unmet of each request on each day, as known at a date. Cancelled requests are left out,
-- unfillable ones stay a need. Whoever was secured for a request meets it first; what is left over meets
-- the other requests of the same place, task and kind, by priority. Occupations are not matched.
-- grain: one row per as-of date, request and day with a need; filter on one as_of
-- additive: needed, met, unmet, offered, closings
CREATE OR REPLACE VIEW request_days AS
WITH present AS (
    -- Who is there on each day of a need: dispatches under way or ended on all their days, a daily count
    -- replacing its day; a plan only from the as-of date on.
    SELECT
        n.*,
        d.request_id AS answered_id,
        d.is_actual,
        CASE
            WHEN d.is_actual THEN coalesce(y.persons, d.persons)
            WHEN n.calendar_day >= n.as_of THEN d.persons
            ELSE 0
        END AS persons
    FROM request_need_days AS n
    INNER JOIN known_dispatches AS d
        ON
            n.as_of = d.as_of
            AND n.disaster_code = d.disaster_code
            AND n.disaster_status = d.disaster_status
            AND n.kind = d.kind
            AND n.municipality_code = d.destination_code
            AND n.task_code = d.task_code
            AND n.calendar_day >= d.start_on
            AND (d.end_on IS NULL OR n.calendar_day <= d.end_on)
    LEFT JOIN daily_counts AS y ON d.dispatch_id = y.dispatch_id AND n.calendar_day = y.counted_on
),

-- Needs, people, offers and closings one below the other instead of joined, so that date and disaster reach all four.
-- What a need says of itself stands in its own row and is the same on all rows of its request and day.
parts AS (
    SELECT
        *,
        0 AS secured,
        0 AS secured_for_it,
        0 AS in_place,
        0 AS offered,
        0 AS closings
    FROM request_need_days
    UNION ALL
    SELECT
        as_of,
        request_id,
        disaster_code,
        disaster_status,
        kind,
        municipality_code,
        task_code,
        priority,
        calendar_day,
        its_day,
        needed,
        persons AS secured,
        CASE WHEN answered_id = request_id THEN persons ELSE 0 END AS secured_for_it,
        CASE WHEN is_actual AND calendar_day <= as_of THEN persons ELSE 0 END AS in_place,
        0 AS offered,
        0 AS closings
    FROM present
    UNION ALL
    SELECT
        o.as_of,
        o.request_id,
        o.disaster_code,
        o.disaster_status,
        o.kind,
        r.municipality_code,
        r.task_code,
        NULL AS priority,
        o.calendar_day,
        NULL AS its_day,
        NULL AS needed,
        0 AS secured,
        0 AS secured_for_it,
        0 AS in_place,
        o.still_offered AS offered,
        0 AS closings
    FROM offer_days AS o
    INNER JOIN requests AS r ON o.request_id = r.request_id AND o.disaster_code = r.disaster_code AND o.kind = r.kind
    UNION ALL
    SELECT
        as_of,
        request_id,
        disaster_code,
        disaster_status,
        kind,
        municipality_code,
        task_code,
        NULL AS priority,
        calendar_day,
        NULL AS its_day,
        NULL AS needed,
        0 AS secured,
        0 AS secured_for_it,
        0 AS in_place,
        0 AS offered,
        persons AS closings
    FROM closing_days
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
        max(priority) AS priority,
        max(its_day) AS its_day,
        max(needed) AS needed,
        sum(secured) AS secured,
        sum(in_place) AS in_place,
        sum(offered) AS offered,
        sum(closings) AS closings,
        least(max(needed), sum(secured_for_it)) AS met_by_own
    FROM parts
    GROUP BY as_of, request_id, disaster_code, disaster_status, kind, municipality_code, task_code, calendar_day
    -- An offer or closing on a day without a need stands for itself.
    HAVING max(needed) IS NOT NULL
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
    CAST(needed - met AS BIGINT) AS unmet,
    CAST(offered AS BIGINT) AS offered,
    CAST(closings AS BIGINT) AS closings,
    CAST(secured AS BIGINT) AS place_secured,
    CAST(in_place AS BIGINT) AS place_in_place
FROM met;

COMMENT ON COLUMN request_days.needed IS '必要人数（時点で分かっている要請。取消を除く） | Persons needed by the request as known, cancelled ones left out';
COMMENT ON COLUMN request_days.met IS '必要のうち確保できた人数 | Part of the need that is met';
COMMENT ON COLUMN request_days.unmet IS '派遣で埋まらない人数：必要−確保できた人数 | What dispatches leave unmet: needed − met';
COMMENT ON COLUMN request_days.offered IS 'この要請への申出の残り | Still open in offers to this request';
COMMENT ON COLUMN request_days.closings IS 'この要請に記録した任期付・委託・配置換えの人数（派遣で埋まった分を超えることがある） | Persons recorded as fixed-term, outsourced or reassigned for the request; may go beyond what dispatches leave unmet';
COMMENT ON COLUMN request_days.place_secured IS '同じ市町村・業務・区分で確保した人数の計。要請をまたいで足し上げられない | Persons secured for the place, task and kind; not additive over requests';
COMMENT ON COLUMN request_days.place_in_place IS '同じ市町村・業務・区分で現地にいる人数の計（時点までの日）。要請をまたいで足し上げられない | Persons in place for the place, task and kind, on days up to the as-of date; not additive over requests';
