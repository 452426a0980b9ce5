-- 監査記録を1件追加する（監査記録は変更も削除もしない）
-- Add one audit entry; entries are never changed or deleted.
INSERT INTO audit_entries (
    happened_at, actor_id, actor_role, action_code, table_name, row_key, before_json, after_json, reason, batch_id
)
VALUES (
    $happened_at, $actor_id, $actor_role, $action_code, $table_name, $row_key,
    $before_json, $after_json, $reason, $batch_id
);
