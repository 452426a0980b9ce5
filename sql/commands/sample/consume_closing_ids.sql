-- 読み込んだ手当ての番号を採番から除く（番号は1から連続しているので、行数分だけ進める）
-- Move the closing numbers past those loaded: they run from 1 without a gap, so one is taken for each row.
SELECT max(nextval('closing_ids')) AS last_id
FROM request_closings;
