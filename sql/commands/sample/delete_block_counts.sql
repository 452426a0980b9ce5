-- 架空の任意の欄の回答を取り除く
-- Remove the sample answers of the optional blocks.
DELETE FROM block_counts
WHERE is_sample;
