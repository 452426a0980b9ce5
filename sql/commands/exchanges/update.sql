-- 人事交流の記録1件を改める。見たときの版のままの場合だけ
-- Change one record of staff exchange, only if it still has the version that was seen.
UPDATE staff_exchanges
SET
    fiscal_year = $fiscal_year,
    exchange_type = $exchange_type,
    sender_code = $sender_code,
    host_code = $host_code,
    occupation_code = $occupation_code,
    persons = $persons,
    exchange_state = $exchange_state,
    note = $note,
    row_version = row_version + 1
WHERE exchange_id = $exchange_id AND row_version = $seen_version
RETURNING row_version;
