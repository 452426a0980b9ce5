-- 架空の対応策がねらう市町村を取り除く
-- Remove the municipalities of the sample measures.
DELETE FROM measure_municipalities
WHERE EXISTS (
    SELECT 1
    FROM measures AS m
    WHERE m.measure_id = measure_municipalities.measure_id AND m.is_sample
);
