-- 日別の派遣人数と累計（延べ人日）。派遣のない日も0で並べる
-- Persons away on each day and the running person-days, by scope and sender type; days without
-- anyone are present with 0. Days after the as-of date must be filtered by the reader.
-- grain: one row per day, disaster, kind, scope and sender type
-- additive: persons, cumulative_person_days
CREATE OR REPLACE VIEW persons_by_day AS
WITH periods AS (
    SELECT
        c.disaster_code,
        c.kind,
        x.scope,
        s.sender_type,
        c.start_on,
        c.end_on,
        c.persons
    FROM counted_periods AS c
    INNER JOIN disasters AS d ON c.disaster_code = d.disaster_code
    INNER JOIN senders AS s ON c.sender_code = s.organisation_code
    INNER JOIN tasks AS k ON c.task_code = k.task_code
    INNER JOIN dispatch_scopes AS x
        ON x.is_headline = coalesce(d.headline_task_group IS NULL OR d.headline_task_group = k.task_group, FALSE)
),

-- Plus persons on the first day, minus persons on the day after the last.
signed AS (
    SELECT
        p.disaster_code,
        p.kind,
        p.scope,
        p.sender_type,
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
        scope,
        sender_type,
        changes_on,
        sum(persons_change) AS persons_change
    FROM signed
    GROUP BY disaster_code, kind, scope, sender_type, changes_on
),

-- A dispatch without an end keeps the series running to the end of the calendar.
open_ended AS (
    SELECT DISTINCT
        disaster_code,
        kind
    FROM dispatches
    WHERE status = 'active' AND end_on IS NULL
),

spans AS (
    SELECT
        c.disaster_code,
        c.kind,
        c.scope,
        min(c.changes_on) AS first_on,
        CASE WHEN max(o.disaster_code) IS NULL THEN max(c.changes_on) - 1 ELSE DATE '9999-12-31' END AS last_on
    FROM changes AS c
    LEFT JOIN open_ended AS o ON c.disaster_code = o.disaster_code AND c.kind = o.kind
    GROUP BY c.disaster_code, c.kind, c.scope
),

sender_types AS (
    SELECT DISTINCT
        disaster_code,
        kind,
        scope,
        sender_type
    FROM changes
),

days AS (
    SELECT
        t.disaster_code,
        t.kind,
        t.scope,
        t.sender_type,
        k.calendar_day,
        k.week_starts_on,
        k.month_starts_on,
        k.fiscal_year,
        coalesce(c.persons_change, 0) AS persons_change
    FROM sender_types AS t
    INNER JOIN spans AS s
        ON t.disaster_code = s.disaster_code AND t.kind = s.kind AND t.scope = s.scope
    INNER JOIN calendar_days AS k ON k.calendar_day BETWEEN s.first_on AND s.last_on
    LEFT JOIN changes AS c
        ON
            t.disaster_code = c.disaster_code
            AND t.kind = c.kind
            AND t.scope = c.scope
            AND t.sender_type = c.sender_type
            AND k.calendar_day = c.changes_on
),

running AS (
    SELECT
        *,
        CAST(sum(persons_change) OVER (
            PARTITION BY disaster_code, kind, scope, sender_type
            ORDER BY calendar_day
        ) AS BIGINT) AS persons
    FROM days
)

SELECT
    disaster_code,
    kind,
    scope,
    sender_type,
    calendar_day,
    week_starts_on,
    month_starts_on,
    fiscal_year,
    persons,
    CAST(sum(persons) OVER (
        PARTITION BY disaster_code, kind, scope, sender_type
        ORDER BY calendar_day
    ) AS BIGINT) AS cumulative_person_days
FROM running;

COMMENT ON COLUMN persons_by_day.persons IS 'その日の派遣人数。合計すると延べ人日になる | Persons away on the day; they sum to person-days';
COMMENT ON COLUMN persons_by_day.cumulative_person_days IS 'その日までの延べ人日 | Person-days up to and including the day';
