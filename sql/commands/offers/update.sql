-- 申出1件の内容を改める。見たときの版のままの場合だけ
-- Change one offer, only if it still has the version that was seen.
UPDATE offers
SET
    disaster_code = $disaster_code,
    kind = $kind,
    sender_code = $sender_code,
    request_id = $request_id,
    task_code = $task_code,
    occupation_code = $occupation_code,
    persons = $persons,
    start_on = $start_on,
    end_on = $end_on,
    route_code = $route_code,
    people_ready = $people_ready,
    logistics_ready = $logistics_ready,
    funding_ready = $funding_ready,
    confirmed_on = $confirmed_on,
    offered_on = $offered_on,
    withdrawn_on = $withdrawn_on,
    note = $note,
    row_version = row_version + 1
WHERE offer_id = $offer_id AND row_version = $seen_version
RETURNING row_version;
