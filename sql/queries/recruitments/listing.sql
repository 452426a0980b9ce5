-- 採用試験の一覧（募集の新しい順）
-- Exams, newest applications first
-- grain: one row per recruitment
SELECT *
FROM recruitment_log
ORDER BY applications_from DESC, recruitment_id DESC;
