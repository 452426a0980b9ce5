-- 任意の欄の数値をまとめて追加する（JSON の行の並び）
-- Add many numbers of optional blocks, handed over as a JSON list of rows.
INSERT INTO block_counts BY NAME
SELECT
    unnest(
        CAST(CAST($rows AS JSON) AS STRUCT(
            survey_id BIGINT, municipality_code VARCHAR, block VARCHAR, item_code VARCHAR, measure VARCHAR,
            persons INTEGER
        )[]),
        recursive := TRUE
    );
