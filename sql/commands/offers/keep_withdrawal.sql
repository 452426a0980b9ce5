-- 再開した申出の、取り下げていた期間を残す
-- Keep the days of an offer's withdrawal that is taken back.
INSERT INTO offer_withdrawals (offer_id, withdrawn_on, renewed_on)
VALUES ($offer_id, $withdrawn_on, $renewed_on);
