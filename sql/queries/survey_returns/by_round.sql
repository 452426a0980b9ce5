-- 調査回ごとの、ある日の回収状況（新しい順。訂正のある回は訂正後）
-- How far the returns of each round are on a day, newest first; of a corrected round as revised
-- grain: one row per survey
-- params: calendar_day
SELECT
    t.*,
    q.as_of,
    q.status AS survey_status,
    q.survey_version,
    s.survey_ja,
    s.survey_en,
    s.due_on
FROM return_totals AS t
INNER JOIN survey_sequence AS q ON t.survey_id = q.survey_id
INNER JOIN surveys AS s ON t.survey_id = s.survey_id
WHERE t.calendar_day = $calendar_day AND q.survey_version IS DISTINCT FROM 'first'
ORDER BY q.as_of DESC, t.survey_id DESC;
