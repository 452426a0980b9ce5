-- 派遣1件の現在の内容
-- One dispatch as it is stored now.
-- grain: one row per dispatch
-- params: dispatch_id
SELECT
    dispatch_id,
    entry_key,
    disaster_code,
    kind,
    status,
    sender_code,
    destination_code,
    task_code,
    occupation_code,
    persons,
    start_on,
    end_on,
    wave,
    route_code,
    travel_days,
    request_id,
    offer_id,
    decided_on,
    cancelled_on,
    note,
    is_sample,
    row_version
FROM dispatches
WHERE dispatch_id = $dispatch_id;
