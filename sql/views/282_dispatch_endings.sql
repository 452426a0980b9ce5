-- 14日以内に終わる派遣と、後任の有無。取消は含まず、予定は含む。
-- 後任＝同じ災害・区分・派遣先・業務で、この派遣より後に始まり、終了日の翌日までに来て、終了日より後まで残る派遣。
-- 両方に要請があるときは同じ要請に限る。決定・取消は今の記録による（状況ボードは今日だけを見る）
-- Dispatches that end within 14 days and whether a successor comes. Planned ones are in, cancelled ones not.
-- A successor has the same disaster, kind, destination and task, begins after this one began and at the latest
-- on the day after it ends, and stays beyond that end; where both name a request, it is the same. What is decided
-- and cancelled is as recorded now: the board asks for today alone.
-- grain: one row per as-of date and dispatch that ends within 14 days; filter on one as_of
CREATE OR REPLACE VIEW dispatch_endings AS
SELECT
    k.calendar_day AS as_of,
    d.dispatch_id,
    d.disaster_code,
    d.kind,
    d.status,
    d.sender_code,
    d.destination_code,
    d.task_code,
    d.request_id,
    d.wave,
    d.persons,
    d.start_on,
    d.end_on,
    d.end_on - k.calendar_day AS days_left,
    exists(
        SELECT 1
        FROM dispatches AS s
        WHERE
            s.status <> 'cancelled'
            AND s.disaster_code = d.disaster_code
            AND s.kind = d.kind
            AND s.destination_code = d.destination_code
            AND s.task_code = d.task_code
            AND s.start_on > d.start_on
            AND s.start_on <= d.end_on + 1
            AND (s.end_on IS NULL OR s.end_on > d.end_on)
            AND (s.request_id IS NULL OR d.request_id IS NULL OR s.request_id = d.request_id)
    ) AS has_successor
FROM calendar_days AS k
INNER JOIN dispatches AS d
    ON
        k.calendar_day <= d.end_on
        AND k.calendar_day >= d.end_on - 14
WHERE d.status <> 'cancelled';

COMMENT ON COLUMN dispatch_endings.days_left IS '終了日までの日数（今日が最終日なら0） | Days until the last day; 0 when that is today';
COMMENT ON COLUMN dispatch_endings.has_successor IS '後任がいるか：同じ派遣先・業務に、終了日の翌日までに後から来て残る派遣がある | Whether a successor comes: a later dispatch to the same place and task by the day after the end, which stays on';
