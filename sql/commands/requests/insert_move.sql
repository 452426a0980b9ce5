-- 要請の状態の動きを1件加える（書き換えも削除もしない）
-- Add one move of a request to a state; moves are never changed or deleted.
INSERT INTO request_moves (
    request_id, move_number, from_status, to_status, moved_on, moved_at, actor_id, reason
)
VALUES (
    $request_id, $move_number, $from_status, $to_status, $moved_on, $moved_at, $actor_id, $reason
);
