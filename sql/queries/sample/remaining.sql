-- 架空データの残り
-- Sample rows still loaded
-- grain: one row per table
SELECT
    table_name,
    sample_rows,
    edited_rows
FROM sample_rows
ORDER BY table_name;
