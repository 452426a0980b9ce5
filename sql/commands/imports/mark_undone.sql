-- 取込を取り消したことを記録する。まだ取り消されていない場合だけ
-- Mark an import as undone, once.
UPDATE imports
SET
    undone_at = $undone_at,
    undone_by = $undone_by
WHERE import_id = $import_id AND undone_at IS NULL
RETURNING import_id;
