-- 調査票に載せる調査回（提出期限、数える職員、定義と範囲、任意の欄、前年の調査回、県の名前）
-- What the forms of a round say about it: deadline, who counts, definition and scope, optional blocks,
-- the round of the year before, and the prefecture that asks.
-- grain: one row per survey
-- params: survey_id
SELECT
    s.survey_id,
    s.survey_ja,
    s.survey_en,
    s.as_of,
    s.due_on,
    s.definition_ja,
    s.definition_en,
    s.scope_ja,
    s.scope_en,
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
    q.previous_survey_id,
    before.as_of AS previous_as_of,
    p.prefecture_ja,
    p.prefecture_en
FROM surveys AS s
INNER JOIN survey_sequence AS q ON s.survey_id = q.survey_id
LEFT JOIN surveys AS before ON q.previous_survey_id = before.survey_id
LEFT JOIN prefectures AS p ON p.is_home
WHERE s.survey_id = $survey_id;
