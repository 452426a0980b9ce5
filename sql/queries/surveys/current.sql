-- 調査回1件の現在の内容
-- One survey round as it is stored now.
-- grain: one row per survey
-- params: survey_id
SELECT
    survey_id,
    survey_ja,
    survey_en,
    as_of,
    status,
    due_on,
    definition_ja,
    definition_en,
    scope_ja,
    scope_en,
    source_ja,
    source_en,
    counts_fixed_term,
    counts_reappointed_full_time,
    counts_reappointed_part_time,
    counts_fiscal_year_appointees,
    asks_ages,
    asks_leavers,
    asks_recruitment,
    asks_dispatchable,
    asks_departments,
    revises_survey_id,
    is_sample,
    row_version
FROM surveys
WHERE survey_id = $survey_id;
