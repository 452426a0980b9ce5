-- 変更の履歴（行の番号またはその上位の番号で絞る。新しい順、日本時間）
-- Who changed what, newest first, in Japan's time. A row key such as 12/01100/civil is found by itself
-- and by each of its beginnings: 12 is the whole survey, 12/01100 one municipality in it.
-- grain: one row per audit entry
-- params: table_name, row_key, most
SELECT
    audit_number,
    happened_at + INTERVAL '9' HOUR AS happened_at,
    actor_id,
    actor_role,
    action_code,
    table_name,
    row_key,
    before_json,
    after_json,
    reason,
    batch_id
FROM audit_entries
WHERE table_name = $table_name AND (row_key = $row_key OR starts_with(row_key, $row_key || '/'))
ORDER BY audit_number DESC
LIMIT $most;
