-- 災害1件の内容を改める。見たときの版のままの場合だけ
-- Change one disaster, only if it still has the version that was seen.
-- Without RETURNING, with which DuckDB rewrites the whole row and so refuses it while others refer to it.
UPDATE disasters
SET
    disaster_ja = $disaster_name,
    disaster_en = $disaster_name_en,
    disaster_type = $disaster_type,
    started_on = $started_on,
    headline_task_group = $headline_task_group,
    note = $note,
    row_version = row_version + 1
WHERE disaster_code = $disaster_code AND row_version = $seen_version;
