-- 班ごとの実人数：時点までで、いちばん多くいた日の人数。班の同じ人が派遣先や業務を移っても1人、同じ日に2つの業務に分かれれば別の人
-- Distinct persons of each team: those of the day with most, up to the as-of date. Who moves on with the team to
-- another place or task is one person; who works beside others of the team on one day is another.
-- grain: one row per as-of date, disaster, kind, scope, split, part and team; filter on one as_of
-- additive: distinct_persons, waves
CREATE OR REPLACE VIEW team_sizes AS
-- Plus persons on the first day, minus persons on the day after the last; nothing changes after the as-of date.
WITH changes AS (
    SELECT
        as_of,
        disaster_code,
        kind,
        scope,
        split,
        part_code,
        sender_code,
        team,
        start_on AS changes_on,
        persons AS change
    FROM tally_terms
    WHERE NOT is_planned
    UNION ALL
    SELECT
        as_of,
        disaster_code,
        kind,
        scope,
        split,
        part_code,
        sender_code,
        team,
        counted_until + 1 AS changes_on,
        -persons AS change
    FROM tally_terms
    WHERE NOT is_planned AND counted_until < as_of
),

-- A window in the order of days takes all changes of one day together.
sizes AS (
    SELECT
        *,
        sum(change) OVER (
            PARTITION BY as_of, disaster_code, kind, scope, split, part_code, sender_code, team
            ORDER BY changes_on
        ) AS persons
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
    CAST(max(persons) AS BIGINT) AS distinct_persons,
    CASE WHEN max(persons) > 0 THEN 1 ELSE 0 END AS waves
FROM sizes
GROUP BY as_of, disaster_code, kind, scope, split, part_code, sender_code, team;
