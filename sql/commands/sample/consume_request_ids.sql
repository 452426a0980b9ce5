-- 読み込んだ要請の番号を採番から除く（番号は1から連続しているので、行数分だけ進める）
-- Move the request numbers past those loaded: they run from 1 without a gap, so one is taken for each row.
SELECT max(nextval('request_ids')) AS last_id
FROM requests;
