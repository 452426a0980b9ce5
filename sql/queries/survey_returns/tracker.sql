-- 調査回の、ある日の回収状況（団体コード順）
-- The returns of a round on a day, in code order
-- grain: one row per municipality
-- params: survey_id, calendar_day
SELECT
    t.*,
    m.municipality_ja,
    m.municipality_en
FROM return_tracker AS t
INNER JOIN municipalities AS m ON t.municipality_code = m.municipality_code
WHERE t.survey_id = $survey_id AND t.calendar_day = $calendar_day
ORDER BY t.municipality_code;
