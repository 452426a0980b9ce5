-- 取込で加えた派遣をまとめて消す。どの行も、見たときの版のままの場合だけ
-- Delete many dispatches that an import had added, each only if it still has the version that was seen.
DELETE FROM dispatches
USING (
    SELECT
        unnest(
            CAST(CAST($rows AS JSON) AS STRUCT(dispatch_id BIGINT, seen_version BIGINT)[]),
            recursive := TRUE
        )
) AS n
WHERE
    dispatches.dispatch_id = n.dispatch_id
    AND dispatches.row_version = n.seen_version
RETURNING dispatches.dispatch_id;
