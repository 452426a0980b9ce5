-- 市町村ごとのヒアリングの件数（すべての調査回の計。取消は数えず、訂正版の調査回で二重に数えない）
-- Hearing notes of a municipality over all rounds; cancelled ones do not count, and a revised round does not
-- count the notes of the round it revises again.
-- grain: one row per municipality and as-of date; filter on one as_of
CREATE OR REPLACE VIEW hearings_of_municipality AS
SELECT
    l.municipality_code,
    l.as_of,
    count(*) AS hearings,
    count(*) FILTER (WHERE l.is_open) AS open_hearings,
    count(*) FILTER (WHERE l.is_overdue) AS overdue_hearings
FROM hearing_log AS l
INNER JOIN hearings AS h ON l.hearing_id = h.hearing_id AND l.survey_id = h.survey_id
WHERE l.is_counted
GROUP BY l.municipality_code, l.as_of;

COMMENT ON COLUMN hearings_of_municipality.hearings IS 'ヒアリングの件数（すべての調査回、取消を除く） | Hearing notes in any round, without cancelled ones';
COMMENT ON COLUMN hearings_of_municipality.open_hearings IS '未対応の件数 | Notes that still wait for a follow-up';
COMMENT ON COLUMN hearings_of_municipality.overdue_hearings IS '期限超過の件数 | Overdue notes';
