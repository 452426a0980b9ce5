-- 指標の値の現在の内容
-- Values of an indicator as they are stored now
-- grain: one row per period
-- params: indicator_code
SELECT
    indicator_code,
    starts_on,
    indicator_value,
    source,
    note,
    is_sample,
    row_version
FROM indicator_values
WHERE indicator_code = $indicator_code;
