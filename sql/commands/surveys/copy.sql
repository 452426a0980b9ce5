-- 確定した調査回の訂正版を作る（調査回の行を写す）
-- Create the revision of a confirmed round: a copy of its row that names the round it corrects.
INSERT INTO surveys (
    survey_ja, survey_en, as_of, status, due_on,
    definition_ja, definition_en, scope_ja, scope_en, source_ja, source_en,
    counts_fixed_term, counts_reappointed_full_time, counts_reappointed_part_time, counts_fiscal_year_appointees,
    asks_ages, asks_leavers, asks_recruitment, asks_dispatchable, asks_departments,
    revises_survey_id, is_sample
)
SELECT
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
    survey_id AS revises_survey_id,
    is_sample
FROM surveys
WHERE survey_id = $survey_id
RETURNING survey_id;
