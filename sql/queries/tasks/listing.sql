-- 業務の一覧
-- Dispatch tasks in their fixed order
-- grain: one row per task
SELECT
    task_code,
    task_ja,
    task_en,
    short_ja,
    short_en,
    task_group,
    task_group_ja AS task_group_name_ja,
    task_group_en AS task_group_name_en,
    phase,
    main_occupation_code
FROM tasks
ORDER BY sort_order;
