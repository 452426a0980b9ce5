-- 訂正のある調査回の県計を、当初確定・訂正後の順に並べる
-- The totals of a corrected round, as first confirmed and as revised; found by either of its versions
-- grain: one row per version
-- params: survey_id
SELECT t.*
FROM staffing_totals AS t
INNER JOIN survey_sequence AS q ON t.survey_id = q.survey_id
WHERE
    q.survey_version IS NOT NULL
    AND coalesce(q.revises_survey_id, q.survey_id) = (
        SELECT coalesce(c.revises_survey_id, c.survey_id)
        FROM surveys AS c
        WHERE c.survey_id = $survey_id
    )
ORDER BY q.survey_version;
