-- 調査回の、指定した市町村の回収状況の現在の内容
-- The state of the returns of some municipalities in a round as it is now; row_version is empty where none is recorded
-- grain: one row per municipality
-- params: survey_id, municipality_codes
SELECT
    municipality_code,
    return_status,
    submitted_on,
    last_file,
    problems,
    contact_note,
    row_version,
    cells_asked,
    cells_answered,
    is_answered
FROM return_statuses
WHERE survey_id = $survey_id AND municipality_code = ANY(CAST($municipality_codes AS VARCHAR[]))
ORDER BY municipality_code;
