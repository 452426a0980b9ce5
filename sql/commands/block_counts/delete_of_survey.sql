-- 削除する調査回の任意の欄を取り除く
-- Take away its optional blocks with a survey round that is deleted.
DELETE FROM block_counts
WHERE survey_id = $survey_id;
