-- 交代計画の陣と、前の陣との引継ぎ（重なる日）。引継ぎの日は両方の陣の人日に数える。取消の陣は引継ぎに数えない
-- The waves of a rotation and the days each shares with the wave before. On these days both waves count. A
-- cancelled wave hands nothing over.
-- grain: one row per rotation and wave
-- additive: planned_person_days, handover_days, handover_person_days
CREATE OR REPLACE VIEW rotation_log AS
WITH paired AS (
    SELECT
        w.rotation_id,
        w.wave_number,
        r.request_id,
        d.dispatch_id,
        d.status,
        d.wave,
        d.sender_code,
        d.persons,
        d.start_on,
        d.end_on,
        lag(d.persons) OVER turns AS persons_before,
        lag(d.start_on) OVER turns AS start_before,
        lag(d.end_on) OVER turns AS end_before
    FROM rotation_waves AS w
    INNER JOIN rotations AS r ON w.rotation_id = r.rotation_id
    INNER JOIN dispatches AS d ON w.dispatch_id = d.dispatch_id
    WINDOW turns AS (PARTITION BY w.rotation_id, d.status = 'cancelled' ORDER BY w.wave_number)
),

shared AS (
    SELECT
        *,
        CASE
            WHEN status = 'cancelled' OR end_before IS NULL THEN 0
            ELSE greatest(least(end_before, end_on) - greatest(start_before, start_on) + 1, 0)
        END AS handover_days
    FROM paired
)

SELECT
    rotation_id,
    wave_number,
    request_id,
    dispatch_id,
    status,
    wave,
    sender_code,
    persons,
    start_on,
    end_on,
    CASE WHEN status = 'cancelled' THEN 0 ELSE persons * (end_on - start_on + 1) END AS planned_person_days,
    handover_days,
    handover_days * coalesce(least(persons, persons_before), 0) AS handover_person_days
FROM shared;

COMMENT ON COLUMN rotation_log.planned_person_days IS '計画の延べ人日：人数×（終了日−開始日＋1）。引継ぎの日は両方の陣に数え、取消は数えない | Person-days planned: persons × (end − start + 1); handover days count for both waves, cancelled waves do not';
COMMENT ON COLUMN rotation_log.handover_days IS '引継ぎ日数：前の陣と重なる日 | Handover days: days shared with the wave before';
COMMENT ON COLUMN rotation_log.handover_person_days IS '引継ぎ人日：重なる日×少ない方の人数（二重に数える人日） | Handover person-days: shared days × the smaller number of persons, which count twice';
