-- 派遣を1件記録する
-- Record one dispatch.
INSERT INTO dispatches (
    entry_key, disaster_code, kind, status, sender_code, destination_code, task_code, occupation_code,
    persons, start_on, end_on, wave, route_code, travel_days, request_id, offer_id,
    decided_on, cancelled_on, note
)
VALUES (
    $entry_key, $disaster_code, $kind, $status, $sender_code, $destination_code, $task_code, $occupation_code,
    $persons, $start_on, $end_on, $wave, $route_code, $travel_days, $request_id, $offer_id,
    $decided_on, $cancelled_on, $note
)
RETURNING dispatch_id;
