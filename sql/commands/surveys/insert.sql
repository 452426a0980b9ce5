-- 調査回を1件作る
-- Create one survey round, a draft.
INSERT INTO surveys (survey_ja, survey_en, as_of, status)
VALUES ($survey_ja, $survey_en, $as_of, 'draft')
RETURNING survey_id;
