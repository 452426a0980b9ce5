-- 対応策を1件登録する
-- Register one measure.
INSERT INTO measures (measure_type, content, region_code, started_on, measure_status, effect)
VALUES ($measure_type, $content, $region_code, $since_on, $measure_status, $effect)
RETURNING measure_id;
