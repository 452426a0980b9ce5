-- 架空の指標の値を取り除く
-- Remove the sample values of indicators.
DELETE FROM indicator_values
WHERE is_sample;
