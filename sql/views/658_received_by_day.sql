-- 日別の受援人数を、経路と派遣元の種類ごとに。最初の日から最後の日まで、だれもいない日も0で並べる
-- Staff received on each day by route and kind of sending body; days without anyone are present with 0. Days after the
-- as-of date must be filtered by the reader.
-- grain: one row per day, disaster, kind, route and body type
-- additive: persons, cumulative_person_days
CREATE OR REPLACE VIEW received_by_day AS
WITH periods AS NOT MATERIALIZED (
    SELECT
        c.disaster_code,
        c.kind,
        coalesce(d.route_code, 'unknown') AS route_code,
        s.organisation_type AS body_type,
        c.start_on,
        c.end_on,
        c.persons
    FROM counted_periods AS c
    INNER JOIN dispatches AS d ON c.dispatch_id = d.dispatch_id
    INNER JOIN senders AS s ON c.sender_code = s.organisation_code
    INNER JOIN senders AS h ON c.destination_code = h.organisation_code
    WHERE s.sender_type = 'other' AND h.sender_type IN ('prefecture', 'municipality')
),

-- Plus persons on the first day, minus persons on the day after the last.
signed AS NOT MATERIALIZED (
    SELECT
        p.disaster_code,
        p.kind,
        p.route_code,
        p.body_type,
        CASE WHEN e.is_first THEN p.start_on ELSE p.end_on + 1 END AS changes_on,
        CASE WHEN e.is_first THEN p.persons ELSE -p.persons END AS persons_change
    FROM periods AS p
    CROSS JOIN (VALUES (TRUE), (FALSE)) AS e (is_first)
    WHERE e.is_first OR p.end_on IS NOT NULL
),

changes AS NOT MATERIALIZED (
    SELECT
        disaster_code,
        kind,
        route_code,
        body_type,
        changes_on,
        sum(persons_change) AS persons_change
    FROM signed
    GROUP BY disaster_code, kind, route_code, body_type, changes_on
),

-- A dispatch without an end keeps the series running to the end of the calendar.
spans AS (
    SELECT
        disaster_code,
        kind,
        min(start_on) AS first_on,
        max(coalesce(end_on, DATE '9999-12-31')) AS last_on
    FROM periods
    GROUP BY disaster_code, kind
),

sources AS (
    SELECT DISTINCT
        disaster_code,
        kind,
        route_code,
        body_type
    FROM changes
),

days AS (
    SELECT
        t.disaster_code,
        t.kind,
        t.route_code,
        t.body_type,
        k.calendar_day,
        coalesce(c.persons_change, 0) AS persons_change
    FROM sources AS t
    INNER JOIN spans AS s ON t.disaster_code = s.disaster_code AND t.kind = s.kind
    INNER JOIN calendar_days AS k ON k.calendar_day BETWEEN s.first_on AND s.last_on
    LEFT JOIN changes AS c
        ON
            t.disaster_code = c.disaster_code
            AND t.kind = c.kind
            AND t.route_code = c.route_code
            AND t.body_type = c.body_type
            AND k.calendar_day = c.changes_on
),

counted AS (
    SELECT
        disaster_code,
        kind,
        route_code,
        body_type,
        calendar_day,
        sum(persons_change) OVER (
            PARTITION BY disaster_code, kind, route_code, body_type
            ORDER BY calendar_day
        ) AS persons
    FROM days
)

SELECT
    disaster_code,
    kind,
    route_code,
    body_type,
    calendar_day,
    CAST(persons AS BIGINT) AS persons,
    CAST(
        sum(persons) OVER (
            PARTITION BY disaster_code, kind, route_code, body_type
            ORDER BY calendar_day
        ) AS BIGINT
    ) AS cumulative_person_days
FROM counted;

COMMENT ON COLUMN received_by_day.cumulative_person_days IS 'その日までの延べ人日 | Person-days up to the day';
COMMENT ON COLUMN received_by_day.persons IS '受け入れている人数（実績。予定・取消は含まない） | Staff received, actual; planned and cancelled ones left out';
