-- ある日に募集を始める採用試験
-- The exams whose applications begin on a day
-- grain: one row per recruitment
-- params: applications_from
SELECT
    recruitment_id,
    recruitment_ja
FROM recruitments
WHERE applications_from = $applications_from
ORDER BY recruitment_id;
