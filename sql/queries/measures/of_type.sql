-- ある種類の対応策の内容とねらい（コードはコンマ区切り）
-- The measures of a type with what they are and aim at, codes separated by commas
-- grain: one row per measure
-- params: measure_type
SELECT
    measure_id,
    content,
    region_code,
    aimed_municipality_codes,
    aimed_occupation_codes
FROM measure_targets
WHERE measure_type = $measure_type
ORDER BY measure_id;
