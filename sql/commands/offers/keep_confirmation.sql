-- 準備の状況をそれまでに確かめた日を残す
-- Keep the day on which the readiness of an offer had been confirmed before.
INSERT INTO offer_confirmations (offer_id, confirmed_on)
VALUES ($offer_id, $confirmed_on)
ON CONFLICT DO NOTHING;
