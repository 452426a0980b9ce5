-- 要請の状態の動き（新しい順）。誰が動かしたかは、その動きを最初に書いた監査記録から
-- The moves of a request from state to state, newest first; who made one is in the audit entry that noted it first
-- grain: one row per move
-- params: request_id
WITH noted AS (
    SELECT
        actor_role,
        CAST(CAST(after_json AS JSON) ->> 'move_number' AS INTEGER) AS move_number,
        audit_number
    FROM audit_entries
    WHERE table_name = 'requests' AND row_key = CAST($request_id AS VARCHAR) AND after_json IS NOT NULL
),

makers AS (
    SELECT
        n.move_number,
        n.actor_role
    FROM noted AS n
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM noted AS earlier
            WHERE earlier.move_number = n.move_number AND earlier.audit_number < n.audit_number
        )
)

SELECT
    m.move_number,
    m.from_status,
    m.to_status,
    m.moved_on,
    m.moved_at,
    m.actor_id,
    makers.actor_role,
    m.reason
FROM request_moves AS m
LEFT JOIN makers ON m.move_number = makers.move_number
WHERE m.request_id = $request_id
ORDER BY m.move_number DESC;
