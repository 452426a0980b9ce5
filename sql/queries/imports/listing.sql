-- 取込の一覧（新しい順、日本時間）
-- Accepted imports, newest first, in Japan's time
-- grain: one row per import
-- params: noun
SELECT
    import_id,
    file_name,
    content_hash,
    imported_at + INTERVAL '9' HOUR AS imported_at,
    actor_id,
    added,
    changed,
    unchanged,
    batch_id,
    (undone_at IS NOT NULL) AS is_undone,
    undone_at + INTERVAL '9' HOUR AS undone_at,
    undone_by
FROM imports
WHERE noun = $noun
ORDER BY import_id DESC;
