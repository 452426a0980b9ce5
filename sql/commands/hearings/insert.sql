-- ヒアリングを1件記録する
-- Record one hearing note.
INSERT INTO hearings (
    survey_id, municipality_code, category_code, occupation_code, heard_on, content, follow_up_on, hearing_status
)
VALUES (
    $survey_id, $municipality_code, $category_code, $occupation_code, $heard_on, $content, $follow_up_on,
    $hearing_status
)
RETURNING hearing_id;
