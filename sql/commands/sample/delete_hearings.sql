-- 架空のヒアリングを取り除く
-- Remove the sample hearing notes.
DELETE FROM hearings
WHERE is_sample;
