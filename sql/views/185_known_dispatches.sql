-- 時点で分かっていた派遣：時点までに決定したか、もう来ている（派遣中・終了で初日が時点以前の）派遣で、時点までに取り消されていないもの。
-- 決定が遅れた派遣も、来た日からは数える。のちに取り消された派遣は予定として扱う
-- Dispatches as known at a date: decided by then or there already (under way or ended, begun by then), and not yet
-- cancelled. Whoever came before the decision is known from the first day on. One that was cancelled later is taken
-- for a plan, whatever it had become meanwhile.
-- grain: one row per as-of date and dispatch known by then; filter on one as_of
CREATE OR REPLACE VIEW known_dispatches AS
SELECT
    k.calendar_day AS as_of,
    d.dispatch_id,
    d.disaster_code,
    x.status AS disaster_status,
    d.kind,
    d.sender_code,
    d.destination_code,
    d.task_code,
    d.wave,
    d.request_id,
    d.offer_id,
    d.persons,
    d.start_on,
    d.end_on,
    d.status IN ('active', 'ended') AS is_actual,
    d.status NOT IN ('active', 'ended') OR k.calendar_day < d.start_on AS is_planned
FROM calendar_days AS k
INNER JOIN dispatches AS d
    ON
        (
            d.decided_on IS NULL
            OR k.calendar_day >= d.decided_on
            OR (d.status IN ('active', 'ended') AND k.calendar_day >= d.start_on)
        )
        AND (d.status <> 'cancelled' OR k.calendar_day < d.cancelled_on)
INNER JOIN disasters AS x ON d.disaster_code = x.disaster_code;

COMMENT ON COLUMN known_dispatches.is_actual IS '派遣中・終了の派遣か（予定でない） | Whether the dispatch is under way or ended, not a plan';
COMMENT ON COLUMN known_dispatches.is_planned IS '時点で予定か：予定のままか、時点ではまだ始まっていない | Whether it was a plan at the as-of date: still planned, or not begun by then';
