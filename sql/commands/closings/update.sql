-- 手当て1件の内容を改める。見たときの版のままの場合だけ
-- Change one closing, only if it still has the version that was seen.
UPDATE request_closings
SET
    closing_kind = $closing_kind,
    persons_per_day = $persons_per_day,
    start_on = $start_on,
    end_on = $end_on,
    decided_on = $decided_on,
    withdrawn_on = $withdrawn_on,
    note = $note,
    row_version = row_version + 1
WHERE closing_id = $closing_id AND row_version = $seen_version
RETURNING row_version;
