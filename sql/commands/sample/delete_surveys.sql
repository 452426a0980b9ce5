-- 架空の調査回を取り除く（人の入力が残る回と、その訂正前の回は、架空のまま残す）
-- Remove the sample surveys, but for those that hold what people entered, themselves or in their revision.
DELETE FROM surveys
WHERE
    is_sample
    AND NOT EXISTS (
        SELECT 1
        FROM surveys AS s
        WHERE
            (s.survey_id = surveys.survey_id OR s.revises_survey_id = surveys.survey_id)
            AND (
                EXISTS (SELECT 1 FROM headcounts AS h WHERE h.survey_id = s.survey_id)
                OR EXISTS (SELECT 1 FROM survey_returns AS r WHERE r.survey_id = s.survey_id)
                OR EXISTS (SELECT 1 FROM block_counts AS b WHERE b.survey_id = s.survey_id)
                OR EXISTS (SELECT 1 FROM hearings AS g WHERE g.survey_id = s.survey_id)
            )
    );
