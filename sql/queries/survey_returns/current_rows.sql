-- 調査回の、指定した市町村の回収状況の現在の内容。記録のない訂正版の市町村は、当初確定の回収状況のまま
-- The state of the returns of some municipalities in a round as it is now; row_version is empty where none is recorded,
-- and the state of a revision is then that of the round it revises
-- grain: one row per municipality
-- params: survey_id, municipality_codes
WITH wanted AS (
    SELECT *
    FROM return_statuses
    WHERE municipality_code = ANY(CAST($municipality_codes AS VARCHAR[]))
),

firsts AS (
    SELECT
        p.municipality_code,
        p.return_status
    FROM wanted AS p
    INNER JOIN surveys AS s ON p.survey_id = s.revises_survey_id
    WHERE s.survey_id = $survey_id
)

SELECT
    w.municipality_code,
    w.submitted_on,
    w.last_file,
    w.problems,
    w.contact_note,
    w.row_version,
    w.cells_asked,
    w.cells_answered,
    w.is_answered,
    CASE WHEN w.row_version IS NULL AND f.return_status IS NOT NULL THEN f.return_status ELSE w.return_status END
        AS return_status
FROM wanted AS w
LEFT JOIN firsts AS f ON w.municipality_code = f.municipality_code
WHERE w.survey_id = $survey_id
ORDER BY w.municipality_code;
