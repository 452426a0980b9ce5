-- 指標の値を1件記録する
-- Record one value of an indicator.
INSERT INTO indicator_values (indicator_code, starts_on, indicator_value, source, note)
VALUES ($indicator_code, $starts_on, $indicator_value, $source, $note)
RETURNING row_version;
