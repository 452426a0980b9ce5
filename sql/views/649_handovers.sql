-- 引継ぎ：同じ派遣元・派遣先・業務で、先に始まり先に終わる派遣と重なる日。並行する派遣は引継ぎではない
-- 取消は引継ぎをせず、予定の派遣は予定の派遣にだけ引き継ぐ。終わりの決まっていない派遣は、まだ終わらないものとする
-- Handovers: the days a dispatch shares with one of the same sender, destination and task that began and ends
-- earlier; one that runs alongside hands nothing over. A cancelled dispatch hands nothing over, a planned one only
-- to planned ones; one whose end is not known ends after all others.
-- grain: one row per dispatch that is not cancelled
-- additive: handover_days
CREATE OR REPLACE VIEW handovers AS
WITH waves AS NOT MATERIALIZED (
    -- As comparisons of columns: DuckDB would hold every pair of rows against an OR.
    SELECT
        *,
        coalesce(end_on, DATE '9999-12-31') AS stays_until,
        CASE WHEN status = 'planned' THEN 1 ELSE 0 END AS is_plan
    FROM dispatches
    WHERE status <> 'cancelled'
)

-- Disaster and kind are among its keys so that a question about one disaster reaches inside.
SELECT
    d.dispatch_id,
    d.disaster_code,
    d.kind,
    d.status,
    d.sender_code,
    d.destination_code,
    d.task_code,
    d.persons,
    d.start_on,
    d.end_on,
    max(b.end_on) AS handover_until,
    coalesce(max(b.end_on) - d.start_on + 1, 0) AS handover_days
FROM waves AS d
LEFT JOIN waves AS b
    ON
        d.disaster_code = b.disaster_code
        AND d.kind = b.kind
        AND d.sender_code = b.sender_code
        AND d.destination_code = b.destination_code
        AND d.task_code = b.task_code
        AND d.start_on > b.start_on
        AND d.start_on <= b.end_on
        AND d.stays_until > b.end_on
        AND d.is_plan >= b.is_plan
GROUP BY
    d.dispatch_id, d.disaster_code, d.kind, d.status, d.sender_code, d.destination_code, d.task_code, d.persons,
    d.start_on, d.end_on;

COMMENT ON COLUMN handovers.handover_days IS '引継ぎ日数：同じ派遣元・派遣先・業務で先に始まり先に終わる派遣と重なる日 | Handover days: shared with a dispatch of the same sender, destination and task that began and ends earlier';
COMMENT ON COLUMN handovers.handover_until IS '引継ぎの最後の日：先に来た派遣が帰る日 | Last day of the handover: that on which the dispatch before leaves';
