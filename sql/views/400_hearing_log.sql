-- ヒアリングの記録。訂正版の調査回には、元の回の記録が付く。未対応で対応期日を過ぎたものが「期限超過」
-- （期日の当日は超過ではない）
-- What municipalities said. A revised round shows the notes of the round it revises. A note is overdue when
-- it is open and its day of follow-up has passed; on the day itself it is not.
-- grain: one row per survey, hearing and as-of date; filter on one as_of
CREATE OR REPLACE VIEW hearing_log AS
SELECT
    s.survey_id,
    s.as_of AS survey_as_of,
    c.calendar_day AS as_of,
    h.hearing_id,
    h.municipality_code,
    m.municipality_ja,
    m.municipality_en,
    m.region_code,
    m.region_ja,
    m.region_en,
    h.category_code,
    k.category_ja,
    k.category_en,
    k.sort_order AS category_order,
    h.occupation_code,
    o.occupation_ja,
    o.occupation_en,
    h.heard_on,
    h.content,
    h.follow_up_on,
    h.hearing_status,
    h.row_version,
    h.is_sample,
    h.hearing_status <> 'cancelled' AS is_counted,
    h.hearing_status = 'open' AS is_open,
    (h.hearing_status = 'open' AND coalesce(h.follow_up_on < c.calendar_day, FALSE)) AS is_overdue
FROM hearings AS h
INNER JOIN surveys AS s ON h.survey_id = coalesce(s.revises_survey_id, s.survey_id)
INNER JOIN municipalities AS m ON h.municipality_code = m.municipality_code
INNER JOIN hearing_categories AS k ON h.category_code = k.category_code
LEFT JOIN occupations AS o ON h.occupation_code = o.occupation_code
CROSS JOIN calendar_days AS c;

COMMENT ON COLUMN hearing_log.is_counted IS '件数に数えるか（取消でない） | Whether the note counts: it is not cancelled';
COMMENT ON COLUMN hearing_log.is_open IS '未対応か | Whether the note still waits for a follow-up';
COMMENT ON COLUMN hearing_log.is_overdue IS '期限超過：未対応で、対応期日が時点より前 | Overdue: open, and the day of follow-up lies before the as-of date';
