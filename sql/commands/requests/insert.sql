-- 要請を1件登録する
-- Record one request.
INSERT INTO requests (
    entry_key, disaster_code, kind, municipality_code, task_code, occupation_code, priority, request_reason,
    lodging, vehicle, conditions, note
)
VALUES (
    $entry_key, $disaster_code, $kind, $municipality_code, $task_code, $occupation_code, $priority, $request_reason,
    $lodging, $vehicle, $conditions, $note
)
RETURNING request_id;
