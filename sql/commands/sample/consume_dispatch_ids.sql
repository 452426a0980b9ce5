-- 読み込んだ派遣の番号を採番から除く（番号は1から連続しているので、行数分だけ進める）
-- Move the dispatch numbers past those loaded: they run from 1 without a gap, so one is taken for each row.
SELECT max(nextval('dispatch_ids')) AS last_id
FROM dispatches;
