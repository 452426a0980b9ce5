-- 監査記録をまとめて追加する（JSON の行の並び。順序を保つ）
-- Add many audit entries, handed over as a JSON list of rows, in their order.
INSERT INTO audit_entries BY NAME
SELECT
    unnest(
        CAST(CAST($rows AS JSON) AS STRUCT(
            happened_at TIMESTAMP, actor_id VARCHAR, actor_role VARCHAR, action_code VARCHAR, table_name VARCHAR,
            row_key VARCHAR, before_json VARCHAR, after_json VARCHAR, reason VARCHAR, batch_id VARCHAR
        )[]),
        recursive := TRUE
    );
