-- 取り除いた要請の状態の動きを取り除く
-- Remove the moves of requests that are gone.
DELETE FROM request_moves
WHERE NOT EXISTS (
    SELECT 1
    FROM requests AS r
    WHERE r.request_id = request_moves.request_id
);
