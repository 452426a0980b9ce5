-- 取り除いた申出の、取り下げていた期間を取り除く
-- Remove the withdrawals of offers that are gone.
DELETE FROM offer_withdrawals
WHERE NOT EXISTS (
    SELECT 1
    FROM offers AS o
    WHERE o.offer_id = offer_withdrawals.offer_id
);
