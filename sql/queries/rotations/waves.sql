-- 要請の交代計画の陣（新しい計画が先）
-- The waves of the rotations of a request, the newest rotation first
-- grain: one row per wave
-- params: request_id
SELECT
    l.rotation_id,
    l.wave_number,
    l.dispatch_id,
    l.status,
    l.wave,
    l.sender_code,
    s.short_ja AS sender_ja,
    s.short_en AS sender_en,
    l.persons,
    l.start_on,
    l.end_on,
    l.planned_person_days,
    l.handover_days,
    l.handover_person_days
FROM rotation_log AS l
INNER JOIN senders AS s ON l.sender_code = s.organisation_code
WHERE l.request_id = $request_id
ORDER BY l.rotation_id DESC, l.wave_number ASC;
