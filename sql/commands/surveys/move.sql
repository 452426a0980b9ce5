-- 調査回の段階を進める・戻す。見たときの版のままの場合だけ
-- Move a round to another stage, only if it still has the version that was seen.
-- Without RETURNING: with it DuckDB deletes and inserts the row, which the headcounts that refer to it forbid.
UPDATE surveys
SET
    status = $status,
    row_version = row_version + 1
WHERE survey_id = $survey_id AND row_version = $seen_version;
