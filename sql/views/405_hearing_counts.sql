-- ヒアリングの分類別の件数。取消は数えない。団体数は分類の間で足せない（1団体が複数の分類にあるため）
-- Hearing notes by category; cancelled ones do not count. Municipalities do not add up over categories.
-- grain: one row per survey, as-of date and category; filter on one as_of
-- additive: hearings, open_hearings, done_hearings, overdue_hearings
CREATE OR REPLACE VIEW hearing_counts AS
SELECT
    survey_id,
    as_of,
    category_code,
    category_ja,
    category_en,
    category_order,
    count(*) AS hearings,
    count(*) FILTER (WHERE is_open) AS open_hearings,
    count(*) FILTER (WHERE NOT is_open) AS done_hearings,
    count(*) FILTER (WHERE is_overdue) AS overdue_hearings,
    count(DISTINCT municipality_code) AS municipalities_heard
FROM hearing_log
WHERE is_counted
GROUP BY survey_id, as_of, category_code, category_ja, category_en, category_order;

COMMENT ON COLUMN hearing_counts.hearings IS 'ヒアリングの件数（取消を除く） | Hearing notes, without cancelled ones';
COMMENT ON COLUMN hearing_counts.open_hearings IS '未対応の件数 | Notes that still wait for a follow-up';
COMMENT ON COLUMN hearing_counts.done_hearings IS '対応済の件数 | Notes that were followed up';
COMMENT ON COLUMN hearing_counts.overdue_hearings IS '期限超過の件数：未対応で対応期日が過ぎたもの | Overdue notes: open, with the day of follow-up passed';
COMMENT ON COLUMN hearing_counts.municipalities_heard IS 'その分類のことを聞き取った市町村の数 | Municipalities that spoke of this category';
