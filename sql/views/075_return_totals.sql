-- ある日の回収状況の計（調査回別）。提出は確認済を含む。回答は求めた全セルに回答のある団体
-- The returns of a round on a day: submitted (checked ones included), checked, sent back, not started, late,
-- and how many municipalities answered every cell asked.
-- grain: one row per day and survey; filter on one calendar_day
CREATE OR REPLACE VIEW return_totals AS
SELECT
    calendar_day,
    survey_id,
    count(*) AS municipalities,
    count(*) FILTER (WHERE is_answered) AS answered,
    count(*) FILTER (WHERE NOT is_outstanding) AS submitted,
    count(*) FILTER (WHERE return_status = 'checked') AS checked,
    count(*) FILTER (WHERE return_status = 'sent_back') AS sent_back,
    count(*) FILTER (WHERE return_status = 'not_started') AS not_started,
    count(*) FILTER (WHERE is_outstanding) AS outstanding,
    count(*) FILTER (WHERE is_late) AS late,
    CAST(sum(problems) AS BIGINT) AS problems
FROM return_tracker
GROUP BY calendar_day, survey_id;

COMMENT ON COLUMN return_totals.answered IS '求めた全セルに回答のある団体の数 | Municipalities with every cell asked answered';
COMMENT ON COLUMN return_totals.submitted IS '提出した団体の数（確認済を含む） | Municipalities that submitted, checked ones included';
COMMENT ON COLUMN return_totals.checked IS '確認済の団体の数 | Municipalities whose return has been checked';
COMMENT ON COLUMN return_totals.sent_back IS '差戻し中の団体の数 | Municipalities whose return was sent back';
COMMENT ON COLUMN return_totals.not_started IS '未着手の団体の数 | Municipalities that have not started';
COMMENT ON COLUMN return_totals.outstanding IS '未提出の団体の数（未着手と差戻し） | Municipalities that have yet to submit: not started or sent back';
COMMENT ON COLUMN return_totals.late IS '期限を過ぎて未提出の団体の数 | Municipalities outstanding past the deadline';
