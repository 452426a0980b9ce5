-- 訂正版が当初確定から変えた値（団体コード・職種の順、任意の欄はそのあと。訂正の日時は日本時間）
-- The values that a revision changed, by municipality and occupation, then the optional blocks, with Japan's time
-- grain: one row per municipality, item and value
-- params: survey_id
SELECT
    d.municipality_code,
    d.table_name,
    d.item_key,
    d.field,
    d.first_value,
    d.revised_value,
    d.difference,
    d.corrected_at + INTERVAL '9' HOUR AS corrected_at,
    d.reason,
    m.municipality_ja,
    m.municipality_en
FROM revision_differences AS d
INNER JOIN municipalities AS m ON d.municipality_code = m.municipality_code
LEFT JOIN occupations AS o ON d.item_key = o.occupation_code
WHERE d.survey_id = $survey_id
ORDER BY d.municipality_code, o.sort_order NULLS LAST, d.item_key, d.place;
