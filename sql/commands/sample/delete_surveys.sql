-- 架空の調査回を取り除く（人の入力が残る回は、架空のまま残す）
-- Remove the sample surveys, but for those that hold what people entered.
DELETE FROM surveys
WHERE
    is_sample
    AND NOT EXISTS (
        SELECT 1
        FROM headcounts AS h
        WHERE h.survey_id = surveys.survey_id
    )
    AND NOT EXISTS (
        SELECT 1
        FROM hearings AS g
        WHERE g.survey_id = surveys.survey_id
    );
