-- 読み込んだ調査回の番号を採番から除く（番号は1から連続しているので、行数分だけ進める）
-- Move the survey numbers past those loaded: they run from 1 without a gap, so one is taken for each row.
SELECT max(nextval('survey_ids')) AS last_id
FROM surveys;
