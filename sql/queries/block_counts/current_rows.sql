-- 調査回の、指定した市町村の任意の欄の現在の内容
-- The numbers of the optional blocks of some municipalities in a survey as they are stored now.
-- grain: one row per municipality, block, item and measure
-- params: survey_id, municipality_codes
SELECT
    survey_id,
    municipality_code,
    block,
    item_code,
    measure,
    persons,
    is_sample,
    row_version
FROM block_counts
WHERE survey_id = $survey_id AND municipality_code = ANY(CAST($municipality_codes AS VARCHAR[]))
ORDER BY municipality_code, block, item_code, measure;
