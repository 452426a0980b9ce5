-- 派遣の記録と、時点までの延べ人日・時点に派遣中かどうか・予定の延べ人日
-- The dispatch log with each row's person-days to date, whether it is under way, and planned person-days
-- kept apart from actual ones.
-- grain: one row per as-of date and dispatch; filter on one as_of
-- additive: person_days, persons_on_duty, planned_person_days, days_counted_apart
CREATE OR REPLACE VIEW dispatch_log AS
WITH terms AS (
    SELECT
        as_of,
        disaster_code,
        dispatch_id,
        CAST(sum(person_days) AS BIGINT) AS person_days,
        CAST(sum(persons_on_duty) AS BIGINT) AS persons_on_duty,
        count(*) FILTER (WHERE dispatches = 0 AND persons <> 0) AS days_counted_apart
    FROM person_day_terms
    GROUP BY as_of, disaster_code, dispatch_id
)

SELECT
    k.calendar_day AS as_of,
    d.dispatch_id,
    d.disaster_code,
    d.kind,
    d.status,
    d.sender_code,
    s.sender_type,
    d.destination_code,
    t.destination_type,
    d.task_code,
    j.task_group,
    d.occupation_code,
    d.persons,
    d.start_on,
    d.end_on,
    d.wave,
    d.route_code,
    d.travel_days,
    d.request_id,
    d.note,
    d.entry_key,
    d.is_sample,
    d.row_version,
    coalesce(x.headline_task_group IS NULL OR x.headline_task_group = j.task_group, FALSE) AS is_headline,
    coalesce(p.person_days, 0) AS person_days,
    coalesce(p.persons_on_duty, 0) AS persons_on_duty,
    coalesce(p.days_counted_apart, 0) AS days_counted_apart,
    CASE WHEN n.is_planned THEN coalesce(d.persons * (d.end_on - d.start_on + 1), 0) ELSE 0 END AS planned_person_days,
    d.status = 'planned' AND d.start_on <= k.calendar_day AS is_overdue_plan,
    s.organisation_ja AS sender_ja,
    s.organisation_en AS sender_en,
    s.short_ja AS sender_short_ja,
    s.short_en AS sender_short_en,
    t.organisation_ja AS destination_ja,
    t.organisation_en AS destination_en,
    t.short_ja AS destination_short_ja,
    t.short_en AS destination_short_en,
    j.task_ja,
    j.task_en,
    o.occupation_ja,
    o.occupation_en,
    x.disaster_ja,
    x.disaster_en
FROM calendar_days AS k
CROSS JOIN dispatches AS d
INNER JOIN disasters AS x ON d.disaster_code = x.disaster_code
INNER JOIN senders AS s ON d.sender_code = s.organisation_code
INNER JOIN senders AS t ON d.destination_code = t.organisation_code
INNER JOIN tasks AS j ON d.task_code = j.task_code
LEFT JOIN occupations AS o ON d.occupation_code = o.occupation_code
LEFT JOIN terms AS p
    ON
        k.calendar_day = p.as_of
        AND d.disaster_code = p.disaster_code
        AND d.dispatch_id = p.dispatch_id
LEFT JOIN known_dispatches AS n
    ON
        k.calendar_day = n.as_of
        AND d.disaster_code = n.disaster_code
        AND d.dispatch_id = n.dispatch_id;

COMMENT ON COLUMN dispatch_log.days_counted_apart IS '日別実績により、派遣の人数と違う人数で数えた日数（時点まで） | Days to date that count with other persons than those of the dispatch, by a daily count';
COMMENT ON COLUMN dispatch_log.planned_person_days IS '予定の延べ人日（時点までに決定し、時点で予定かまだ始まっていない派遣。実績には含まない） | Planned person-days, of what was decided and had not begun by the as-of date; never part of the actual ones';
COMMENT ON COLUMN dispatch_log.is_overdue_plan IS '開始日になっても「予定」のままの記録か | Whether the row still says planned though its start has come';
