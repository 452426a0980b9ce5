-- 定員・実員を別の調査回へ写す（版もそのまま）
-- Copy the headcounts of a round to its revision, with their versions, so that what was read from the one can be
-- saved to the other.
INSERT INTO headcounts (
    survey_id, municipality_code, occupation_code, planned, actual, fixed_term, reappointed,
    cover_status, covered, note, is_sample, row_version
)
SELECT
    $revision_id AS survey_id,
    municipality_code,
    occupation_code,
    planned,
    actual,
    fixed_term,
    reappointed,
    cover_status,
    covered,
    note,
    is_sample,
    row_version
FROM headcounts
WHERE survey_id = $survey_id;
