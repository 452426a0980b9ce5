-- 時点で分かっていた派遣：時点までに決定し、時点までに取り消されていないもの。のちに取り消された派遣は予定として扱う
-- Dispatches as known at a date: decided by then and not yet cancelled. One that was cancelled later is taken
-- for a plan, whatever it had become meanwhile.
-- grain: one row per as-of date and dispatch known by then; filter on one as_of
CREATE OR REPLACE VIEW known_dispatches AS
SELECT
    k.calendar_day AS as_of,
    d.dispatch_id,
    d.disaster_code,
    x.status AS disaster_status,
    d.kind,
    d.destination_code,
    d.task_code,
    d.request_id,
    d.offer_id,
    d.persons,
    d.start_on,
    d.end_on,
    d.status IN ('active', 'ended') AS is_actual
FROM calendar_days AS k
INNER JOIN dispatches AS d
    ON
        (d.decided_on IS NULL OR k.calendar_day >= d.decided_on)
        AND (d.status <> 'cancelled' OR k.calendar_day < d.cancelled_on)
INNER JOIN disasters AS x ON d.disaster_code = x.disaster_code;

COMMENT ON COLUMN known_dispatches.is_actual IS '派遣中・終了の派遣か（予定でない） | Whether the dispatch is under way or ended, not a plan';
