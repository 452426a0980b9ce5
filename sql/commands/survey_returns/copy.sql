-- 回収状況を訂正版へ写す（版もそのまま）
-- Copy the state of the returns of a round to its revision, with their versions.
INSERT INTO survey_returns (
    survey_id, municipality_code, status, submitted_on, last_file, problems, contact_note, is_sample, row_version
)
SELECT
    $revision_id AS survey_id,
    municipality_code,
    status,
    submitted_on,
    last_file,
    problems,
    contact_note,
    is_sample,
    row_version
FROM survey_returns
WHERE survey_id = $survey_id;
