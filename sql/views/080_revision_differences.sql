-- 訂正版と当初確定の違い（セル別）。訂正の日時と理由は監査記録の最も新しいもの
-- What a revision changed against the figures as first confirmed, cell by cell, with when and why, from the newest
-- entry of the audit trail.
-- grain: one row per revision, municipality and occupation that differs
CREATE OR REPLACE VIEW revision_differences AS
WITH revisions AS (
    SELECT
        survey_id,
        revises_survey_id
    FROM surveys
    WHERE revises_survey_id IS NOT NULL
),

firsts AS (
    SELECT
        r.survey_id,
        v.municipality_code,
        v.occupation_code,
        v.planned,
        v.actual,
        v.vacancy
    FROM revisions AS r
    INNER JOIN vacancies AS v ON r.revises_survey_id = v.survey_id
),

revised AS (
    SELECT
        r.survey_id,
        v.municipality_code,
        v.occupation_code,
        v.planned,
        v.actual,
        v.vacancy,
        v.row_version
    FROM revisions AS r
    INNER JOIN vacancies AS v ON r.survey_id = v.survey_id
),

reasons AS (
    SELECT
        row_key,
        happened_at,
        reason,
        row_number() OVER (PARTITION BY row_key ORDER BY audit_number DESC) AS place
    FROM audit_entries
    WHERE table_name = 'headcounts'
)

SELECT
    n.survey_id,
    n.municipality_code,
    n.occupation_code,
    f.planned AS first_planned,
    n.planned,
    f.actual AS first_actual,
    n.actual,
    f.vacancy AS first_vacancy,
    n.vacancy,
    a.happened_at AS corrected_at,
    a.reason
FROM revised AS n
LEFT JOIN firsts AS f
    ON
        n.survey_id = f.survey_id
        AND n.municipality_code = f.municipality_code
        AND n.occupation_code = f.occupation_code
LEFT JOIN reasons AS a
    ON a.row_key = n.survey_id || '/' || n.municipality_code || '/' || n.occupation_code AND a.place = 1
WHERE n.planned IS DISTINCT FROM f.planned OR n.actual IS DISTINCT FROM f.actual;

COMMENT ON COLUMN revision_differences.first_planned IS '当初確定の定員計画数 | Planned as first confirmed';
COMMENT ON COLUMN revision_differences.first_actual IS '当初確定の実職員数 | Actual as first confirmed';
COMMENT ON COLUMN revision_differences.first_vacancy IS '当初確定の欠員 | Vacancy as first confirmed';
COMMENT ON COLUMN revision_differences.vacancy IS '訂正後の欠員 | Vacancy as revised';
