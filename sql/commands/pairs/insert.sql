-- 対口支援の組を1つ登録する
-- Record one counterpart pair.
INSERT INTO counterpart_pairs (disaster_code, destination_code, sender_code, is_lead, start_on, end_on, note)
VALUES ($disaster_code, $destination_code, $sender_code, $is_lead, $start_on, $end_on, $note)
RETURNING pair_id;
