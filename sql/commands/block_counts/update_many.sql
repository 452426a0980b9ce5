-- 任意の欄の数値をまとめて改める。どの行も、見たときの版のままの場合だけ
-- Change many numbers of optional blocks, each only if it still has the version that was seen.
UPDATE block_counts
SET
    persons = n.persons,
    row_version = block_counts.row_version + 1
FROM (
    SELECT
        unnest(
            CAST(CAST($rows AS JSON) AS STRUCT(
                survey_id BIGINT, municipality_code VARCHAR, block VARCHAR, item_code VARCHAR, measure VARCHAR,
                persons INTEGER, seen_version BIGINT
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
