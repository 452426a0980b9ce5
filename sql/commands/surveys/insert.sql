-- 調査回を1件作る（準備）。定義・範囲・数える任用・任意の欄は直前の回から写す。出典は架空の回からは写さない
-- Create one survey round, a draft. Definition, scope, employment types and optional blocks are copied from the
-- newest earlier round; its source too, unless that round is sample data.
INSERT INTO surveys (
    survey_ja, survey_en, as_of, status, due_on,
    definition_ja, definition_en, scope_ja, scope_en, source_ja, source_en,
    counts_fixed_term, counts_reappointed_full_time, counts_reappointed_part_time, counts_fiscal_year_appointees,
    asks_ages, asks_leavers, asks_recruitment, asks_dispatchable, asks_departments
)
WITH given AS (
    SELECT
        $survey_ja AS survey_ja,
        $survey_en AS survey_en,
        CAST($as_of AS DATE) AS as_of,
        CAST($due_on AS DATE) AS due_on
),

newest AS (
    SELECT *
    FROM surveys
    WHERE as_of < $as_of
    ORDER BY as_of DESC, survey_id DESC
    LIMIT 1
)

SELECT
    g.survey_ja,
    g.survey_en,
    g.as_of,
    'draft' AS status,
    g.due_on,
    coalesce(n.definition_ja, '') AS definition_ja,
    coalesce(n.definition_en, '') AS definition_en,
    coalesce(n.scope_ja, '') AS scope_ja,
    coalesce(n.scope_en, '') AS scope_en,
    CASE WHEN n.is_sample THEN '' ELSE coalesce(n.source_ja, '') END AS source_ja,
    CASE WHEN n.is_sample THEN '' ELSE coalesce(n.source_en, '') END AS source_en,
    coalesce(n.counts_fixed_term, TRUE) AS counts_fixed_term,
    coalesce(n.counts_reappointed_full_time, TRUE) AS counts_reappointed_full_time,
    coalesce(n.counts_reappointed_part_time, FALSE) AS counts_reappointed_part_time,
    coalesce(n.counts_fiscal_year_appointees, FALSE) AS counts_fiscal_year_appointees,
    coalesce(n.asks_ages, FALSE) AS asks_ages,
    coalesce(n.asks_leavers, FALSE) AS asks_leavers,
    coalesce(n.asks_recruitment, FALSE) AS asks_recruitment,
    coalesce(n.asks_dispatchable, FALSE) AS asks_dispatchable,
    coalesce(n.asks_departments, FALSE) AS asks_departments
FROM given AS g
LEFT JOIN newest AS n ON TRUE
RETURNING survey_id;
