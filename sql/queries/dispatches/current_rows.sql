-- いくつかの災害の派遣と、番号を挙げた派遣の現在の内容
-- The dispatches of some disasters, and some by their numbers, as they are stored now.
-- grain: one row per dispatch
-- params: disaster_codes, dispatch_ids
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
WHERE
    disaster_code = ANY(CAST($disaster_codes AS VARCHAR[]))
    OR dispatch_id = ANY(CAST($dispatch_ids AS BIGINT[]))
ORDER BY dispatch_id;
