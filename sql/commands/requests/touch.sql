-- 状態や規模が動いた要請の版を進める。見たときの版のままの場合だけ
-- Move the version of a request whose state or size moves, only if it still has the version that was seen.
UPDATE requests
SET row_version = row_version + 1
WHERE request_id = $request_id AND row_version = $seen_version
RETURNING row_version;
