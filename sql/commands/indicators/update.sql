-- 指標の値を改める。見たときの版のままの場合だけ
-- Change one value of an indicator, only if it still has the version that was seen.
UPDATE indicator_values
SET
    indicator_value = $indicator_value,
    source = $source,
    note = $note,
    row_version = row_version + 1
WHERE indicator_code = $indicator_code AND starts_on = $starts_on AND row_version = $seen_version
RETURNING row_version;
