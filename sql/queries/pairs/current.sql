-- 対口支援の組1つの現在の内容
-- One counterpart pair as it is stored now
-- grain: one row per pair
-- params: pair_id
SELECT *
FROM counterpart_pairs
WHERE pair_id = $pair_id;
