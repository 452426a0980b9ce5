-- 読み込んだ対応策の番号を採番から除く
-- Move the measure numbers past those loaded.
SELECT max(nextval('measure_ids')) AS last_id
FROM measures;
