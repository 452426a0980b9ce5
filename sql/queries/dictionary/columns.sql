-- 指標の列とその定義（ビューの注釈から）
-- Columns of the metric views with their definitions, from the comments in the view files
-- grain: one row per commented view column
SELECT
    c.table_name AS view_name,
    c.column_name,
    c.data_type,
    c.comment AS definition
FROM duckdb_columns() AS c
INNER JOIN duckdb_views() AS v ON c.table_name = v.view_name
WHERE NOT v.internal AND c.comment IS NOT NULL
ORDER BY v.view_name, c.column_index;
