-- 調査票を出した市町村：定員計画数か実職員数を一つでも答えた市町村。空欄ばかりの市町村は、まだ出していない
-- The municipalities that returned a survey: those that said a planned or actual number of any occupation. A round lays
-- down blank cells for everybody when it is made, so that to have cells is not to have returned it. Where a survey was
-- returned, an occupation without a cell is one that is not established there.
-- grain: one row per survey and municipality that returned it
CREATE OR REPLACE VIEW returned_surveys AS
SELECT DISTINCT
    survey_id,
    municipality_code
FROM headcounts
WHERE planned IS NOT NULL OR actual IS NOT NULL;
