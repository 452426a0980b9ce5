-- 人事交流を1件記録する
-- Record one staff exchange.
INSERT INTO staff_exchanges (
    fiscal_year, exchange_type, sender_code, host_code, occupation_code, persons, exchange_state, note
)
VALUES ($fiscal_year, $exchange_type, $sender_code, $host_code, $occupation_code, $persons, $exchange_state, $note)
RETURNING exchange_id;
