-- 1団体の回収状況を加える
-- Add the state of one municipality's return.
INSERT INTO survey_returns (
    survey_id, municipality_code, status, submitted_on, last_file, problems, contact_note
)
VALUES ($survey_id, $municipality_code, $status, $submitted_on, $last_file, $problems, $contact_note)
RETURNING row_version;
