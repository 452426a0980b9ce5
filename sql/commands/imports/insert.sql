-- 取込を1件記録する
-- Record one accepted import.
INSERT INTO imports (
    noun, file_name, content_hash, imported_at, actor_id, added, changed, unchanged, batch_id
)
VALUES ($noun, $file_name, $content_hash, $imported_at, $actor_id, $added, $changed, $unchanged, $batch_id)
RETURNING import_id;
