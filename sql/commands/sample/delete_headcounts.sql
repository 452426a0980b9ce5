-- 架空の定員・実員を取り除く
-- Remove the sample headcounts.
DELETE FROM headcounts
WHERE is_sample;
