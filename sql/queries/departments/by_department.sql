-- 部門別の職員数（県計または1市町村。市町村の NULL は県計）
-- Staff by department, of the prefecture or of one municipality; NULL means all
-- grain: one row per department asked
-- params: survey_id, municipality_code
SELECT
    department_code,
    department_ja,
    department_en,
    division_ja,
    division_en,
    account_ja,
    account_en,
    CAST(sum(department_staff) AS BIGINT) AS department_staff,
    count(*) FILTER (WHERE is_answered) AS answered,
    count(*) AS asked
FROM department_counts
WHERE
    survey_id = $survey_id
    AND (CAST($municipality_code AS VARCHAR) IS NULL OR municipality_code = $municipality_code)
GROUP BY department_code, department_ja, department_en, division_ja, division_en, account_ja, account_en, sort_order
ORDER BY sort_order;
