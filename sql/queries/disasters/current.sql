-- 災害1件の今の内容
-- One disaster as it is stored now
-- grain: one row per disaster
-- params: disaster_code
SELECT
    disaster_code,
    disaster_ja AS disaster_name,
    disaster_en AS disaster_name_en,
    disaster_type,
    started_on,
    status,
    headline_task_group,
    note,
    row_version
FROM disasters
WHERE disaster_code = $disaster_code;
