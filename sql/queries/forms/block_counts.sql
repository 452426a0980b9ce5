-- 調査票に載せる任意の欄の数（その回の回答と、前年の値）
-- The numbers of the optional blocks of forms: this round's beside those of the year before
-- grain: one row per municipality, block, item and measure
-- params: survey_id, municipality_codes
WITH asked AS (
    SELECT
        b.municipality_code,
        b.block,
        b.item_code,
        b.measure,
        b.is_sample,
        CASE WHEN b.survey_id = q.survey_id THEN b.persons END AS persons,
        CASE WHEN b.survey_id = q.previous_survey_id THEN b.persons END AS previous_persons
    FROM survey_sequence AS q
    INNER JOIN block_counts AS b ON b.survey_id IN (q.survey_id, q.previous_survey_id)
    WHERE q.survey_id = $survey_id AND b.municipality_code = ANY(CAST($municipality_codes AS VARCHAR[]))
)

SELECT
    municipality_code,
    block,
    item_code,
    measure,
    max(persons) AS persons,
    max(previous_persons) AS previous_persons,
    bool_or(is_sample) AS is_sample
FROM asked
GROUP BY municipality_code, block, item_code, measure
ORDER BY municipality_code, block, item_code, measure;
