-- 読み込んだ対口支援の番号を採番から除く
-- Move the pair numbers past those loaded.
SELECT max(nextval('pair_ids')) AS last_id
FROM counterpart_pairs;
