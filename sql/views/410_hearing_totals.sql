-- ヒアリングの件数と、聞き取った市町村の数。取消は数えない
-- Hearing notes of a round and the municipalities heard; cancelled notes do not count.
-- grain: one row per survey and as-of date; filter on one as_of
CREATE OR REPLACE VIEW hearing_totals AS
SELECT
    survey_id,
    as_of,
    count(*) AS hearings,
    count(*) FILTER (WHERE is_open) AS open_hearings,
    count(*) FILTER (WHERE NOT is_open) AS done_hearings,
    count(*) FILTER (WHERE is_overdue) AS overdue_hearings,
    count(DISTINCT municipality_code) AS municipalities_heard,
    (SELECT count(*) FROM municipalities) AS municipalities
FROM hearing_log
WHERE is_counted
GROUP BY survey_id, as_of;

COMMENT ON COLUMN hearing_totals.hearings IS 'ヒアリングの件数（取消を除く） | Hearing notes, without cancelled ones';
COMMENT ON COLUMN hearing_totals.open_hearings IS '未対応の件数 | Notes that still wait for a follow-up';
COMMENT ON COLUMN hearing_totals.done_hearings IS '対応済の件数 | Notes that were followed up';
COMMENT ON COLUMN hearing_totals.overdue_hearings IS '期限超過の件数 | Overdue notes';
COMMENT ON COLUMN hearing_totals.municipalities_heard IS '聞き取った市町村の数 | Municipalities heard';
