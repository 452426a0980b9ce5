-- 調査回の設定を改める。見たときの版のままの場合だけ
-- Change the settings of a round, only if it still has the version that was seen.
-- Without RETURNING: with it DuckDB deletes and inserts the row, which the headcounts that refer to it forbid.
UPDATE surveys
SET
    survey_ja = $survey_ja,
    survey_en = $survey_en,
    as_of = $as_of,
    due_on = $due_on,
    definition_ja = $definition_ja,
    definition_en = $definition_en,
    scope_ja = $scope_ja,
    scope_en = $scope_en,
    source_ja = $source_ja,
    source_en = $source_en,
    counts_fixed_term = $counts_fixed_term,
    counts_reappointed_full_time = $counts_reappointed_full_time,
    counts_reappointed_part_time = $counts_reappointed_part_time,
    counts_fiscal_year_appointees = $counts_fiscal_year_appointees,
    asks_ages = $asks_ages,
    asks_leavers = $asks_leavers,
    asks_recruitment = $asks_recruitment,
    asks_dispatchable = $asks_dispatchable,
    asks_departments = $asks_departments,
    row_version = row_version + 1
WHERE survey_id = $survey_id AND row_version = $seen_version;
