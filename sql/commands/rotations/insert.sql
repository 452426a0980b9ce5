-- 交代計画を記録する
-- Record a rotation.
INSERT INTO rotations (
    entry_key, request_id, first_day, wave_days, handover_days, travel_days, waves, turns
)
VALUES (
    $entry_key, $request_id, $first_day, $wave_days, $handover_days, $travel_days, $waves, $turns
)
RETURNING rotation_id;
