-- 架空の対応策がねらう職種を取り除く
-- Remove the occupations of the sample measures.
DELETE FROM measure_occupations
WHERE EXISTS (
    SELECT 1
    FROM measures AS m
    WHERE m.measure_id = measure_occupations.measure_id AND m.is_sample
);
