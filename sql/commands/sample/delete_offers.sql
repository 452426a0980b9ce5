-- 架空の申出を取り除く（派遣が残る申出は、架空のまま残す）
-- Remove the sample offers, but for those from which a remaining dispatch comes.
DELETE FROM offers
WHERE
    is_sample
    AND NOT EXISTS (
        SELECT 1
        FROM dispatches AS d
        WHERE d.offer_id = offers.offer_id
    );
