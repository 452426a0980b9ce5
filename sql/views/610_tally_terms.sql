-- 実績の数え方の元になる行：時点までに数える期間を、範囲と内訳ごとに
-- What the tallies count: the periods that count by an as-of date, in each scope and split.
-- grain: one row per as-of date, counted period begun by then, scope and split; filter on one as_of
-- additive: person_days, person_months, persons_on_duty
CREATE OR REPLACE VIEW tally_terms AS
SELECT
    t.as_of,
    t.dispatch_id,
    t.disaster_code,
    t.kind,
    s.scope,
    s.split,
    s.part_code,
    t.sender_code,
    s.team,
    s.is_alone,
    t.start_on,
    t.counted_until,
    t.persons,
    t.person_days,
    t.person_months,
    t.persons_on_duty
FROM person_month_terms AS t
INNER JOIN dispatch_splits AS s ON t.dispatch_id = s.dispatch_id AND t.disaster_code = s.disaster_code;
