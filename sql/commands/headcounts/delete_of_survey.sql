-- 削除する調査回の尋ねるセルを取り除く
-- Take away the cells it asks for with a survey round that is deleted.
DELETE FROM headcounts
WHERE survey_id = $survey_id;
