-- 調査回の一覧（新しい順。同じ基準日では系列に使う回を先に）
-- Survey rounds, newest first; of one date the round of the series comes first
-- grain: one row per survey
SELECT
    q.survey_id,
    s.survey_ja,
    s.survey_en,
    q.as_of,
    q.fiscal_year,
    q.fiscal_year_ja AS fiscal_year_name_ja,
    q.fiscal_year_en AS fiscal_year_name_en,
    q.april_label,
    q.status,
    q.survey_version,
    q.revises_survey_id,
    s.due_on,
    s.definition_ja,
    s.definition_en,
    s.scope_ja,
    s.scope_en,
    s.source_ja,
    s.source_en,
    s.counts_fixed_term,
    s.counts_reappointed_full_time,
    s.counts_reappointed_part_time,
    s.counts_fiscal_year_appointees,
    s.asks_ages,
    s.asks_leavers,
    s.asks_recruitment,
    s.asks_dispatchable,
    s.asks_departments,
    s.is_sample,
    s.row_version,
    q.is_newest_confirmed
FROM survey_sequence AS q
INNER JOIN surveys AS s ON q.survey_id = s.survey_id
ORDER BY q.as_of DESC, q.is_in_series DESC, q.survey_id DESC;
