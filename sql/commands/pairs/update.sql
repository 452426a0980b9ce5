-- 対口支援の組1つを改める。見たときの版のままの場合だけ
-- Change one counterpart pair, only if it still has the version that was seen.
UPDATE counterpart_pairs
SET
    destination_code = $destination_code,
    sender_code = $sender_code,
    is_lead = $is_lead,
    start_on = $start_on,
    end_on = $end_on,
    pair_state = $pair_state,
    note = $note,
    row_version = row_version + 1
WHERE pair_id = $pair_id AND row_version = $seen_version
RETURNING row_version;
