-- 調査票の回収状況（未着手・提出・差戻し・確認済）。記録のない市町村は回答から定める：
-- 求めた全セルに回答があれば提出（確定した調査回では確認済）、なければ未着手
-- How far each municipality's return is: not started, submitted, sent back or checked. Where nothing is recorded the
-- answers say it: every cell asked answered is submitted (checked in a confirmed round), else not started.
-- grain: one row per survey and municipality
CREATE OR REPLACE VIEW return_statuses AS
SELECT
    v.survey_id,
    v.municipality_code,
    v.cells_asked,
    v.cells_answered,
    v.is_answered,
    r.submitted_on,
    r.last_file,
    r.contact_note,
    r.row_version,
    s.due_on,
    s.status AS survey_status,
    s.revises_survey_id IS NOT NULL AS is_revision,
    coalesce(r.problems, 0) AS problems,
    CASE
        WHEN r.status IS NOT NULL THEN r.status
        WHEN NOT v.is_answered THEN 'not_started'
        WHEN s.status = 'confirmed' THEN 'checked'
        ELSE 'submitted'
    END AS return_status
FROM vacancies_by_municipality AS v
INNER JOIN surveys AS s ON v.survey_id = s.survey_id
LEFT JOIN survey_returns AS r
    ON v.survey_id = r.survey_id AND v.municipality_code = r.municipality_code;

COMMENT ON COLUMN return_statuses.return_status IS '回収状況（未着手・提出・差戻し・確認済） | State of the return: not started, submitted, sent back, checked';
COMMENT ON COLUMN return_statuses.problems IS '最後に受け取ったファイルの誤りと注意の数 | Problems in the file that came last';
COMMENT ON COLUMN return_statuses.submitted_on IS '提出された日（差し戻したあとの再提出は再提出の日） | Day of the submission; after it was sent back, of the new one';
