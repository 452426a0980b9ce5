-- 定員・実員のセルを改める。見たときの版のままの場合だけ
-- Change the headcount of one occupation in one municipality, only if it still has the version that was seen.
UPDATE headcounts
SET
    planned = $planned,
    actual = $actual,
    fixed_term = $fixed_term,
    reappointed = $reappointed,
    cover_status = $cover_status,
    covered = $covered,
    note = $note,
    row_version = row_version + 1
WHERE
    survey_id = $survey_id
    AND municipality_code = $municipality_code
    AND occupation_code = $occupation_code
    AND row_version = $seen_version
RETURNING row_version;
