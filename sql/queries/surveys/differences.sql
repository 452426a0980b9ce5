-- 訂正版が当初確定から変えたセル（団体コード・職種の順、訂正の日時は日本時間）
-- The cells that a revision changed, by municipality and occupation, with Japan's time
-- grain: one row per municipality and occupation
-- params: survey_id
SELECT
    d.municipality_code,
    d.occupation_code,
    d.first_planned,
    d.planned,
    d.first_actual,
    d.actual,
    d.first_vacancy,
    d.vacancy,
    d.corrected_at + INTERVAL '9' HOUR AS corrected_at,
    d.reason,
    m.municipality_ja,
    m.municipality_en,
    o.occupation_ja,
    o.occupation_en
FROM revision_differences AS d
INNER JOIN municipalities AS m ON d.municipality_code = m.municipality_code
INNER JOIN occupations AS o ON d.occupation_code = o.occupation_code
WHERE d.survey_id = $survey_id
ORDER BY d.municipality_code, o.sort_order;
