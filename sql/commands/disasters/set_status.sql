-- 災害を終了にする、または対応中に戻す。見たときの版のままの場合だけ
-- Close a disaster or open it again, only if it still has the version that was seen.
-- Without RETURNING, with which DuckDB rewrites the whole row and so refuses it while others refer to it.
UPDATE disasters
SET
    status = $status,
    row_version = row_version + 1
WHERE disaster_code = $disaster_code AND row_version = $seen_version;
