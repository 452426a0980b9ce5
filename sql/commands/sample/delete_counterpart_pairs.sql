-- 架空の対口支援の組を取り除く
-- Remove the sample counterpart pairs.
DELETE FROM counterpart_pairs
WHERE is_sample;
