-- 派遣1件の内容を改める。見たときの版のままの場合だけ
-- Change one dispatch, only if it still has the version that was seen.
UPDATE dispatches
SET
    disaster_code = $disaster_code,
    kind = $kind,
    status = $status,
    sender_code = $sender_code,
    destination_code = $destination_code,
    task_code = $task_code,
    occupation_code = $occupation_code,
    persons = $persons,
    start_on = $start_on,
    end_on = $end_on,
    wave = $wave,
    route_code = $route_code,
    travel_days = $travel_days,
    request_id = $request_id,
    offer_id = $offer_id,
    decided_on = $decided_on,
    cancelled_on = $cancelled_on,
    note = $note,
    row_version = row_version + 1
WHERE dispatch_id = $dispatch_id AND row_version = $seen_version
RETURNING row_version;
