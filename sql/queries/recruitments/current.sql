-- 採用試験1件の現在の内容（市町村のコードはコンマ区切り）
-- One exam as it is stored now; the codes of its municipalities separated by commas
-- grain: one row per recruitment
-- params: recruitment_id
SELECT *
FROM recruitment_log
WHERE recruitment_id = $recruitment_id;
