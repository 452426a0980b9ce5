-- 欠員と過員。欠員＝max(定員計画数−実職員数, 0)、過員＝max(実職員数−定員計画数, 0)。
-- ある市町村・職種の過員が別の欠員を打ち消すことはない。未回答（空欄）は 0 ではなく、どの合計にも入らない
-- Vacancy = max(planned − actual, 0), surplus = max(actual − planned, 0), cell by cell, so that a surplus
-- never hides a vacancy elsewhere. A blank is unanswered, not 0, and is in no total.
-- grain: one row per survey, municipality and occupation
CREATE OR REPLACE VIEW vacancies AS
WITH cells AS (
    SELECT
        *,
        (planned IS NOT NULL AND actual IS NOT NULL) AS is_answered
    FROM headcounts
),

gaps AS (
    SELECT
        *,
        CASE WHEN is_answered THEN greatest(planned - actual, 0) END AS vacancy,
        CASE WHEN is_answered THEN greatest(actual - planned, 0) END AS surplus,
        CASE WHEN is_answered THEN least(actual, planned) END AS filled
    FROM cells
)

SELECT
    survey_id,
    municipality_code,
    occupation_code,
    planned,
    actual,
    fixed_term,
    reappointed,
    cover_status,
    covered,
    note,
    row_version,
    is_sample,
    is_answered,
    vacancy,
    surplus,
    filled,
    -- least and greatest skip an empty value, so an unanswered cell needs its own case.
    CASE WHEN is_answered THEN least(coalesce(covered, 0), vacancy) END AS covered_vacancy,
    CASE WHEN is_answered THEN greatest(vacancy - coalesce(covered, 0), 0) END AS real_gap,
    -- Nobody said how many are covered: the real gap takes them as not covered, and a reader is told how much that is.
    CASE
        WHEN is_answered AND covered IS NULL AND coalesce(cover_status, '') <> 'none' THEN vacancy
        WHEN is_answered THEN 0
    END AS cover_unanswered
FROM gaps;

COMMENT ON COLUMN vacancies.vacancy IS '欠員：max(定員計画数−実職員数, 0)。未回答は空欄 | Vacancy: max(planned − actual, 0); empty where unanswered';
COMMENT ON COLUMN vacancies.surplus IS '過員：max(実職員数−定員計画数, 0) | Surplus: max(actual − planned, 0)';
COMMENT ON COLUMN vacancies.filled IS '計画のうち埋まっている人数：min(実職員数, 定員計画数) | Planned posts that are filled: min(actual, planned)';
COMMENT ON COLUMN vacancies.is_answered IS '定員計画数と実職員数の両方に回答があるか | Whether both planned and actual were answered';
COMMENT ON COLUMN vacancies.covered_vacancy IS '欠員のうち補充で埋めている人数（欠員を超えない） | Part of the vacancy that is covered, never more than the vacancy';
COMMENT ON COLUMN vacancies.real_gap IS '実質欠員：補充しても残る欠員 max(欠員−補充人数, 0) | Real gap after cover: max(vacancy − covered, 0)';
COMMENT ON COLUMN vacancies.cover_unanswered IS '欠員のうち補充の回答がない人数（実質欠員には残る） | Part of the vacancy whose cover is unanswered; it stays in the real gap';
