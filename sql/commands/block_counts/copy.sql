-- 任意の欄の回答を訂正版へ写す（版もそのまま）
-- Copy the answers of the optional blocks of a round to its revision, with their versions.
INSERT INTO block_counts (
    survey_id, municipality_code, block, item_code, measure, persons, is_sample, row_version
)
SELECT
    $revision_id AS survey_id,
    municipality_code,
    block,
    item_code,
    measure,
    persons,
    is_sample,
    row_version
FROM block_counts
WHERE survey_id = $survey_id;
