-- 要請1件の内容を改める。見たときの版のままの場合だけ
-- Change the contents of one request, only if it still has the version that was seen.
UPDATE requests
SET
    disaster_code = $disaster_code,
    kind = $kind,
    municipality_code = $municipality_code,
    task_code = $task_code,
    occupation_code = $occupation_code,
    priority = $priority,
    request_reason = $request_reason,
    lodging = $lodging,
    vehicle = $vehicle,
    conditions = $conditions,
    note = $note,
    row_version = row_version + 1
WHERE request_id = $request_id AND row_version = $seen_version
RETURNING row_version;
