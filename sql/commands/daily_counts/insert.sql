-- 日別実績を1件記録する
-- Record the actual persons of a dispatch on a day.
INSERT INTO daily_counts (dispatch_id, counted_on, persons, note)
VALUES ($dispatch_id, $counted_on, $persons, $note)
RETURNING row_version;
