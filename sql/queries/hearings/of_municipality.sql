-- 1市町村から聞き取ったこと（すべての調査回。未対応を先に、新しい順。取消は除く）
-- What one municipality said in any round: open notes first, then the newest, without cancelled ones. A revised
-- round would repeat the notes of the round it revises, so only the round in which a note was taken shows it.
-- grain: one row per hearing
-- params: municipality_code, as_of
SELECT l.*
FROM hearing_log AS l
INNER JOIN hearings AS h ON l.hearing_id = h.hearing_id AND l.survey_id = h.survey_id
WHERE l.municipality_code = $municipality_code AND l.as_of = $as_of AND l.is_counted
ORDER BY l.is_open DESC, l.is_overdue DESC, l.heard_on DESC, l.hearing_id DESC;
