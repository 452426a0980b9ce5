-- 取り除いた手当ての、取りやめていた期間を取り除く
-- Remove the withdrawals of closings that are gone.
DELETE FROM closing_withdrawals
WHERE NOT EXISTS (
    SELECT 1
    FROM request_closings AS c
    WHERE c.closing_id = closing_withdrawals.closing_id
);
