-- 準備中の調査回を1件削除する。見たときの版のままの場合だけ
-- Delete a survey round in preparation, only if it still has the version that was seen.
DELETE FROM surveys
WHERE survey_id = $survey_id AND status = 'draft' AND row_version = $seen_version;
