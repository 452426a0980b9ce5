-- ある日の回収状況（市町村別）。未提出（未着手・差戻し）か、期限を何日過ぎているか。
-- 遅れは、未提出ならその日まで、提出済なら提出日までの日数。準備中の回、期限のない回、確定して終わった回の未提出、
-- 訂正版（訂正は遅れた提出ではない）には無い
-- The returns on a day, by municipality: whether one is outstanding (not started or sent back) and how many days late.
-- Late are days to that day while outstanding, to the submission afterwards; none in a draft, without a deadline,
-- for what never came before the round was confirmed, or in a revision: a correction is no late return.
-- grain: one row per day, survey and municipality; filter on one calendar_day
CREATE OR REPLACE VIEW return_tracker AS
WITH placed AS (
    SELECT
        k.calendar_day,
        r.*,
        r.return_status IN ('not_started', 'sent_back') AS is_outstanding
    FROM calendar_days AS k
    CROSS JOIN return_statuses AS r
),

late AS (
    SELECT
        *,
        CASE
            WHEN due_on IS NULL OR survey_status = 'draft' OR is_revision THEN NULL
            WHEN NOT is_outstanding AND submitted_on IS NOT NULL THEN greatest(submitted_on - due_on, 0)
            WHEN is_outstanding AND survey_status <> 'confirmed' THEN greatest(calendar_day - due_on, 0)
        END AS days_late
    FROM placed
)

SELECT
    *,
    coalesce(is_outstanding AND days_late > 0, FALSE) AS is_late
FROM late;

COMMENT ON COLUMN return_tracker.days_late IS '提出期限を過ぎた日数（未提出ならその日まで、提出済なら提出日まで） | Days past the deadline: to the day while outstanding, to the submission afterwards';
COMMENT ON COLUMN return_tracker.is_late IS '期限を過ぎて未提出か | Whether it is outstanding past the deadline';
COMMENT ON COLUMN return_tracker.is_outstanding IS '未提出か（未着手または差戻し） | Whether it is outstanding: not started or sent back';
