-- 架空の対応策を取り除く
-- Remove the sample measures.
DELETE FROM measures
WHERE is_sample;
