-- 対応策1件の現在の内容（ねらう市町村・職種のコードはコンマ区切り）
-- One measure as it is stored now; the codes of its municipalities and occupations separated by commas
-- grain: one row per measure
-- params: measure_id
SELECT
    measure_id,
    measure_type,
    content,
    region_code,
    aimed_municipality_codes,
    aimed_occupation_codes,
    since_on,
    measure_status,
    effect,
    is_sample,
    row_version
FROM measure_targets
WHERE measure_id = $measure_id;
