-- 申出を1件登録する
-- Record one offer.
INSERT INTO offers (
    entry_key, disaster_code, kind, sender_code, request_id, task_code, occupation_code, persons, start_on, end_on,
    route_code, people_ready, logistics_ready, funding_ready, confirmed_on, offered_on, note
)
VALUES (
    $entry_key, $disaster_code, $kind, $sender_code, $request_id, $task_code, $occupation_code, $persons, $start_on,
    $end_on, $route_code, $people_ready, $logistics_ready, $funding_ready, $confirmed_on, $offered_on, $note
)
RETURNING offer_id;
