-- 任意の欄の数値をまとめて削除する（取込の取消）。どの行も、見たときの版のままの場合だけ
-- Delete many numbers of optional blocks, when an import is undone, each only if it still has the seen version.
DELETE FROM block_counts
USING (
    SELECT
        unnest(
            CAST(CAST($rows AS JSON) AS STRUCT(
                survey_id BIGINT, municipality_code VARCHAR, block VARCHAR, item_code VARCHAR, measure VARCHAR,
                seen_version BIGINT
            )[]),
            recursive := TRUE
        )
) AS n
WHERE
    block_counts.survey_id = n.survey_id
    AND block_counts.municipality_code = n.municipality_code
    AND block_counts.block = n.block
    AND block_counts.item_code = n.item_code
    AND block_counts.measure = n.measure
    AND block_counts.row_version = n.seen_version
RETURNING block_counts.municipality_code;
