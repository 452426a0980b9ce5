-- 対応策1件の内容を改める。見たときの版のままの場合だけ
-- Change one measure, only if it still has the version that was seen.
UPDATE measures
SET
    measure_type = $measure_type,
    content = $content,
    region_code = $region_code,
    started_on = $since_on,
    measure_status = $measure_status,
    effect = $effect,
    row_version = row_version + 1
WHERE measure_id = $measure_id AND row_version = $seen_version
RETURNING row_version;
