-- 1団体の回収状況を改める。見たときの版のままの場合だけ
-- Change the state of one municipality's return, only if it still has the version that was seen.
UPDATE survey_returns
SET
    status = $status,
    submitted_on = $submitted_on,
    last_file = $last_file,
    problems = $problems,
    contact_note = $contact_note,
    row_version = row_version + 1
WHERE
    survey_id = $survey_id
    AND municipality_code = $municipality_code
    AND row_version = $seen_version
RETURNING row_version;
