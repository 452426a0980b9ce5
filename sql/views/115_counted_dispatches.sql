-- 数える派遣：状態が派遣中・終了のもの（予定・取消は数えない）
-- Dispatches that count: under way or ended, never planned or cancelled ones.
-- grain: one row per dispatch
CREATE OR REPLACE VIEW counted_dispatches AS
SELECT *
FROM dispatches
WHERE status IN ('active', 'ended');
