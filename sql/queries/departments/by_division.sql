-- 部門の区分（一般行政・特別行政・公営企業等会計）別の職員数（市町村の NULL は県計）
-- Staff by division, of the prefecture or of one municipality; NULL means all
-- grain: one row per division asked
-- params: survey_id, municipality_code
SELECT
    division_ja,
    division_en,
    CAST(sum(department_staff) AS BIGINT) AS department_staff
FROM department_counts
WHERE
    survey_id = $survey_id
    AND (CAST($municipality_code AS VARCHAR) IS NULL OR municipality_code = $municipality_code)
GROUP BY division_ja, division_en
ORDER BY min(sort_order);
