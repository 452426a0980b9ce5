-- 要請の埋まり方の段階：要請から、派遣・任期付・委託・配置換えを引いていくと残りになる。開始と終了は、そこまでの残り
-- From what was asked for by dispatches, fixed-term staff, outsourcing and reassignment to the residual. A step runs from
-- what was open before it to what is open after it; the request and the residual run from 0.
-- grain: one row per as-of date, request, day and step; filter on one as_of
-- additive: persons, runs_from, runs_to
CREATE OR REPLACE VIEW gap_steps AS
WITH steps AS (
    SELECT
        listed.step_order,
        listed.gap_step
    FROM (
        VALUES
        (1, 'asked'),
        (2, 'dispatched'),
        (3, 'fixed_term'),
        (4, 'outsourced'),
        (5, 'reassigned'),
        (6, 'residual')
    ) AS listed (step_order, gap_step)
),

counted AS (
    SELECT
        g.as_of,
        g.request_id,
        g.disaster_code,
        g.kind,
        g.municipality_code,
        g.task_code,
        g.calendar_day,
        s.step_order,
        s.gap_step,
        g.needed,
        CASE s.gap_step
            WHEN 'asked' THEN g.needed
            WHEN 'dispatched' THEN g.by_dispatch
            WHEN 'fixed_term' THEN g.by_fixed_term
            WHEN 'outsourced' THEN g.by_outsourced
            WHEN 'reassigned' THEN g.by_reassigned
            ELSE g.residual
        END AS persons,
        CASE s.gap_step
            WHEN 'asked' THEN g.needed
            WHEN 'dispatched' THEN g.needed
            WHEN 'fixed_term' THEN g.needed - g.by_dispatch
            WHEN 'outsourced' THEN g.needed - g.by_dispatch - g.by_fixed_term
            WHEN 'reassigned' THEN g.needed - g.by_dispatch - g.by_fixed_term - g.by_outsourced
            ELSE g.residual
        END AS runs_from
    FROM gap_days AS g
    CROSS JOIN steps AS s
)

SELECT
    as_of,
    request_id,
    disaster_code,
    kind,
    municipality_code,
    task_code,
    calendar_day,
    step_order,
    gap_step,
    persons,
    runs_from,
    CASE WHEN gap_step IN ('asked', 'residual') THEN 0 ELSE runs_from - persons END AS runs_to
FROM counted;

COMMENT ON COLUMN gap_steps.runs_from IS '段階の始まり（そこまでに残っている人数） | Where the step begins: what is open before it';
COMMENT ON COLUMN gap_steps.runs_to IS '段階の終わり（そのあとに残る人数） | Where the step ends: what is open after it';
