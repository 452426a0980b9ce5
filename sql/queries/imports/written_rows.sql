-- 取込1件が書いた行（監査記録から、書いた順）
-- The rows of some tables that one import wrote, from its audit entries, in the order they were written
-- grain: one row per audit entry
-- params: batch_id, table_names
SELECT
    table_name,
    row_key,
    before_json,
    after_json
FROM audit_entries
WHERE batch_id = $batch_id AND table_name = ANY(CAST($table_names AS VARCHAR[]))
ORDER BY audit_number;
