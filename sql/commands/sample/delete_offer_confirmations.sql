-- 取り除いた申出の、準備の状況を確かめた日を取り除く
-- Remove the confirmations of offers that are gone.
DELETE FROM offer_confirmations
WHERE NOT EXISTS (
    SELECT 1
    FROM offers AS o
    WHERE o.offer_id = offer_confirmations.offer_id
);
