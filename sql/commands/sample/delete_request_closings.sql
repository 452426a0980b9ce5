-- 架空の手当てを取り除く
-- Remove the sample closings.
DELETE FROM request_closings
WHERE is_sample;
