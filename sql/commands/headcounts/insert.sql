-- 定員・実員のセルを1件追加する
-- Add the headcount of one occupation in one municipality.
INSERT INTO headcounts (
    survey_id, municipality_code, occupation_code,
    planned, actual, fixed_term, reappointed, cover_status, covered, note
)
VALUES (
    $survey_id, $municipality_code, $occupation_code,
    $planned, $actual, $fixed_term, $reappointed, $cover_status, $covered, $note
)
RETURNING row_version;
