-- 終わった派遣の長さと引継ぎ。最終日はまだ派遣中で、翌日から数える。予定・取消は数えない。引継ぎ日数は handovers による
-- Length and handover of the dispatches that have ended: planned and cancelled ones never count, one under way not
-- yet, its last day included: on that day it is still on duty.
-- Handover days are those of handovers.
-- grain: one row per as-of date and dispatch ended by then; filter on one as_of
-- additive: wave_days, handover_days, persons, short_waves, waves_handed_over
CREATE OR REPLACE VIEW wave_lengths AS
SELECT
    k.calendar_day AS as_of,
    d.dispatch_id,
    d.disaster_code,
    d.kind,
    d.sender_code,
    d.destination_code,
    d.task_code,
    d.persons,
    d.end_on - d.start_on + 1 AS wave_days,
    d.handover_days,
    CASE WHEN d.handover_days > 0 THEN 1 ELSE 0 END AS waves_handed_over,
    CASE WHEN d.end_on - d.start_on + 1 < 7 THEN 1 ELSE 0 END AS short_waves
FROM calendar_days AS k
INNER JOIN handovers AS d ON k.calendar_day > d.end_on
WHERE d.status <> 'planned';

COMMENT ON COLUMN wave_lengths.wave_days IS '派遣の日数：両端の日を含む | Days of the dispatch, both end days included';
COMMENT ON COLUMN wave_lengths.handover_days IS '引継ぎ日数：同じ派遣元・派遣先・業務で先に始まり先に終わる派遣と重なる日 | Handover days: shared with a dispatch of the same sender, destination and task that began and ends earlier';
COMMENT ON COLUMN wave_lengths.short_waves IS '7日に満たない派遣 | Dispatches of less than 7 days';
COMMENT ON COLUMN wave_lengths.waves_handed_over IS '引継ぎのあった派遣 | Dispatches that took over with a handover';
