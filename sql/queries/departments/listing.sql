-- 部門の一覧（定員管理調査の区分の順）
-- Departments in the order of the staffing survey's classification
-- grain: one row per department
SELECT
    department_code,
    department_ja,
    department_en,
    division_ja,
    division_en,
    account_ja,
    account_en
FROM departments
ORDER BY sort_order;
