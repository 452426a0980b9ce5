-- 架空データとともに行が取り除かれた取込を、取り消したものとする（同じファイルをもう一度取り込めるように）
-- Mark the imports of which a row is gone with the sample data as undone, so that their files can be taken in again.
UPDATE imports
SET
    undone_at = $undone_at,
    undone_by = $undone_by
WHERE
    undone_at IS NULL
    AND EXISTS (
        SELECT 1
        FROM audit_entries AS e
        WHERE
            e.batch_id = imports.batch_id
            AND (
                (
                    e.table_name = 'headcounts'
                    AND e.row_key NOT IN (
                        SELECT h.survey_id || '/' || h.municipality_code || '/' || h.occupation_code
                        FROM headcounts AS h
                    )
                )
                OR (
                    e.table_name = 'block_counts'
                    AND e.row_key NOT IN (
                        SELECT concat_ws('/', b.survey_id, b.municipality_code, b.block, b.item_code, b.measure)
                        FROM block_counts AS b
                    )
                )
                OR (
                    e.table_name = 'dispatches'
                    AND e.row_key NOT IN (SELECT CAST(d.dispatch_id AS VARCHAR) FROM dispatches AS d)
                )
            )
    )
RETURNING import_id;
