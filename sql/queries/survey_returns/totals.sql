-- 調査回の、ある日の回収状況の計
-- How far the returns of a round are on a day
-- grain: one row per survey
-- params: survey_id, calendar_day
SELECT *
FROM return_totals
WHERE survey_id = $survey_id AND calendar_day = $calendar_day;
