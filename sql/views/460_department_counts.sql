-- 部門別の職員数（定員管理調査の区分）。空欄は未回答で、0 ではなく、どの合計にも入らない
-- Staff by department, as the national staffing survey classifies them. A blank is unanswered, not 0, and is in no
-- total.
-- grain: one row per survey, municipality and department asked
-- additive: department_staff
CREATE OR REPLACE VIEW department_counts AS
SELECT
    b.survey_id,
    b.municipality_code,
    d.department_code,
    d.department_ja,
    d.department_en,
    d.division_ja,
    d.division_en,
    d.account_ja,
    d.account_en,
    d.sort_order,
    b.persons AS department_staff,
    b.persons IS NOT NULL AS is_answered
FROM block_counts AS b
INNER JOIN departments AS d ON b.item_code = d.department_code
WHERE b.block = 'departments' AND b.measure = 'persons';

COMMENT ON COLUMN department_counts.department_staff IS '部門別職員数（未回答は空欄） | Staff of the department; empty where unanswered';
COMMENT ON COLUMN department_counts.is_answered IS 'その部門の回答があるか | Whether the department was answered';
