-- 派遣の集計の元になる行：時点までに数える期間と予定の派遣を、範囲（見出し・すべて）と内訳（全体・派遣元の区分・派遣元・派遣先・
-- 業務）ごとに。班＝派遣元と陣が同じ派遣。陣のない派遣は1件で1つの班とする
-- What the tallies count: the periods that count by an as-of date, and apart from them what is planned, in each scope
-- (headline or all tasks) and split (total, type of sender, sender, destination, task). A team is a sender with a wave; a
-- dispatch without a wave is a team of its own.
-- grain: one row per as-of date, counted period begun by then or planned dispatch, scope and split; filter on one as_of
-- additive: person_days, person_months, persons_on_duty, planned_persons, planned_person_days
CREATE OR REPLACE VIEW tally_terms AS
WITH splits AS (
    SELECT listed.split
    FROM (VALUES ('total'), ('sender_type'), ('sender'), ('destination'), ('task')) AS listed (split)
),

terms AS NOT MATERIALIZED (
    SELECT
        as_of,
        dispatch_id,
        disaster_code,
        kind,
        sender_code,
        destination_code,
        task_code,
        wave,
        is_headline,
        FALSE AS is_planned,
        start_on,
        counted_until,
        persons,
        person_days,
        person_months,
        persons_on_duty,
        0 AS planned_persons,
        0 AS planned_person_days
    FROM person_month_terms
    UNION ALL
    SELECT
        d.as_of,
        d.dispatch_id,
        d.disaster_code,
        d.kind,
        d.sender_code,
        d.destination_code,
        d.task_code,
        d.wave,
        coalesce(x.headline_task_group IS NULL OR j.task_group = x.headline_task_group, FALSE) AS is_headline,
        TRUE AS is_planned,
        NULL AS start_on,
        NULL AS counted_until,
        0 AS persons,
        0 AS person_days,
        0 AS person_months,
        0 AS persons_on_duty,
        d.persons AS planned_persons,
        -- What has no end yet began after the as-of date: of its days nothing is known then.
        coalesce(d.persons * (d.end_on - d.start_on + 1), 0) AS planned_person_days
    FROM known_dispatches AS d
    INNER JOIN disasters AS x ON d.disaster_code = x.disaster_code
    INNER JOIN tasks AS j ON d.task_code = j.task_code
    WHERE d.is_planned
)

SELECT
    t.as_of,
    t.dispatch_id,
    t.disaster_code,
    t.kind,
    x.scope,
    p.split,
    CASE p.split
        WHEN 'sender_type' THEN s.sender_type
        WHEN 'sender' THEN t.sender_code
        WHEN 'destination' THEN t.destination_code
        WHEN 'task' THEN t.task_code
        ELSE 'total'
    END AS part_code,
    t.sender_code,
    coalesce(t.wave, '#' || t.dispatch_id) AS team,
    t.is_planned,
    t.start_on,
    t.counted_until,
    t.persons,
    t.person_days,
    t.person_months,
    t.persons_on_duty,
    t.planned_persons,
    t.planned_person_days
FROM terms AS t
INNER JOIN senders AS s ON t.sender_code = s.organisation_code
INNER JOIN dispatch_scopes AS x ON t.is_headline = x.is_headline
CROSS JOIN splits AS p;
