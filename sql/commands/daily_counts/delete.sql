-- 日別実績を取り消す（その日は再び「人数」で数える）。見たときの版のままの場合だけ
-- Take a daily count back, only if it still has the version that was seen; the product counts again.
DELETE FROM daily_counts
WHERE dispatch_id = $dispatch_id AND counted_on = $counted_on AND row_version = $seen_version
RETURNING row_version;
