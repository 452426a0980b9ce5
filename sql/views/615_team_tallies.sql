-- 班ごとの集計。実人数：時点までで、いちばん多くいた日の人数。班の同じ人が派遣先や業務を移っても1人、同じ日に2つの業務に分かれれば別の人
-- Each team by every measure. Distinct persons: those of the day with most, up to the as-of date. Who moves on with the
-- team to another place or task is one person; who works beside others of the team on one day is another.
-- grain: one row per as-of date, disaster, kind, scope, split, part and team; filter on one as_of
-- additive: persons_on_duty, distinct_persons, person_days, person_months, waves, planned_persons, planned_person_days
CREATE OR REPLACE VIEW team_tallies AS
-- Plus persons on the first day, minus persons on the day after the last; nothing changes after the as-of date. The
-- terms are read once, each for both of its days: read twice, a filter would reach them late.
WITH changes AS (
    SELECT
        t.*,
        e.is_first,
        CASE WHEN e.is_first THEN t.start_on ELSE t.counted_until + 1 END AS changes_on,
        CASE WHEN e.is_first THEN t.persons ELSE -t.persons END AS change
    FROM tally_terms AS t
    CROSS JOIN (VALUES (TRUE), (FALSE)) AS e (is_first)
    WHERE e.is_first OR t.counted_until < t.as_of
),

-- A window in the order of days takes all changes of one day together.
sizes AS (
    SELECT
        *,
        sum(change) OVER (
            PARTITION BY as_of, disaster_code, kind, scope, split, part_code, sender_code, team
            ORDER BY changes_on
        ) AS persons_there
    FROM changes
)

SELECT
    as_of,
    disaster_code,
    kind,
    scope,
    split,
    part_code,
    sender_code,
    team,
    min(start_on) AS first_on,
    max(counted_until) AS last_on,
    sum(persons_on_duty) FILTER (WHERE is_first) AS persons_on_duty,
    max(persons_there) AS distinct_persons,
    sum(person_days) FILTER (WHERE is_first) AS person_days,
    sum(person_months) FILTER (WHERE is_first) AS person_months,
    CASE WHEN max(persons_there) > 0 THEN 1 ELSE 0 END AS waves,
    sum(planned_persons) FILTER (WHERE is_first) AS planned_persons,
    sum(planned_person_days) FILTER (WHERE is_first) AS planned_person_days
FROM sizes
GROUP BY as_of, disaster_code, kind, scope, split, part_code, sender_code, team;
