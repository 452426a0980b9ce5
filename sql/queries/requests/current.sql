-- 要請1件の今の内容・状態・規模
-- One request as it is stored now, with its newest state and size
-- grain: one row per request
-- params: request_id
SELECT
    r.request_id,
    r.entry_key,
    r.disaster_code,
    r.kind,
    r.municipality_code,
    r.task_code,
    r.occupation_code,
    r.priority,
    r.request_reason,
    r.lodging,
    r.vehicle,
    r.conditions,
    r.note,
    r.row_version,
    m.to_status AS request_status,
    m.from_status,
    m.move_number,
    m.actor_id AS moved_by,
    m.moved_on,
    v.revision_number,
    v.asked_on,
    v.effective_on,
    v.persons_per_day,
    v.start_on,
    v.end_on
FROM requests AS r
INNER JOIN request_moves AS m ON r.request_id = m.request_id
INNER JOIN request_revisions AS v ON r.request_id = v.request_id
WHERE
    r.request_id = $request_id
    AND NOT EXISTS (
        SELECT 1
        FROM request_moves AS later
        WHERE later.request_id = m.request_id AND later.move_number > m.move_number
    )
    AND NOT EXISTS (
        SELECT 1
        FROM request_revisions AS later
        WHERE later.request_id = v.request_id AND later.revision_number > v.revision_number
    );
