-- 削除する調査回の提出状況を取り除く
-- Take away the states of its returns with a survey round that is deleted.
DELETE FROM survey_returns
WHERE survey_id = $survey_id;
