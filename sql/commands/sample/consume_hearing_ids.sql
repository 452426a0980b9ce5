-- 読み込んだヒアリングの番号を採番から除く
-- Move the hearing numbers past those loaded.
SELECT max(nextval('hearing_ids')) AS last_id
FROM hearings;
