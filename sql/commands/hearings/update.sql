-- ヒアリング1件の内容を改める。見たときの版のままの場合だけ
-- Change one hearing note, only if it still has the version that was seen.
UPDATE hearings
SET
    municipality_code = $municipality_code,
    category_code = $category_code,
    occupation_code = $occupation_code,
    heard_on = $heard_on,
    content = $content,
    follow_up_on = $follow_up_on,
    hearing_status = $hearing_status,
    row_version = row_version + 1
WHERE hearing_id = $hearing_id AND row_version = $seen_version
RETURNING row_version;
