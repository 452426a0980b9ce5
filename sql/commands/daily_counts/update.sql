-- 日別実績を改める。見たときの版のままの場合だけ
-- Change a daily count, only if it still has the version that was seen.
UPDATE daily_counts
SET
    persons = $persons,
    note = $note,
    row_version = row_version + 1
WHERE dispatch_id = $dispatch_id AND counted_on = $counted_on AND row_version = $seen_version
RETURNING row_version;
