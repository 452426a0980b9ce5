-- 要請の状態の動き（新しい順）
-- The moves of a request from state to state, newest first
-- grain: one row per move
-- params: request_id
SELECT
    move_number,
    from_status,
    to_status,
    moved_on,
    moved_at,
    actor_id,
    reason
FROM request_moves
WHERE request_id = $request_id
ORDER BY move_number DESC;
