-- 取込の一覧（新しい順、日本時間）。誰が取り込み、誰がなぜ取り消したかは監査記録から
-- Accepted imports, newest first, in Japan's time; who accepted and who undid it, and why, is from the audit trail
-- grain: one row per import
-- params: noun
SELECT
    i.import_id,
    i.file_name,
    i.content_hash,
    i.imported_at + INTERVAL '9' HOUR AS imported_at,
    i.actor_id,
    accepted.actor_role,
    accepted.reason,
    i.added,
    i.changed,
    i.unchanged,
    i.batch_id,
    (i.undone_at IS NOT NULL) AS is_undone,
    i.undone_at + INTERVAL '9' HOUR AS undone_at,
    i.undone_by,
    undone.actor_role AS undone_role,
    undone.reason AS undone_reason
FROM imports AS i
LEFT JOIN audit_entries AS accepted
    ON
        accepted.table_name = 'imports'
        AND accepted.row_key = CAST(i.import_id AS VARCHAR)
        AND accepted.before_json IS NULL
LEFT JOIN audit_entries AS undone
    ON
        undone.table_name = 'imports'
        AND undone.row_key = CAST(i.import_id AS VARCHAR)
        AND undone.before_json IS NOT NULL
WHERE i.noun = $noun
ORDER BY i.import_id DESC;
