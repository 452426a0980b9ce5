-- 訂正版と当初確定の違い（値別）：定員・実員・補充・備考と任意の欄、それによって変わる欠員・実質欠員。
-- 訂正の日時と理由は監査記録の最も新しいもの
-- What a revision changed against the figures as first confirmed, value by value: what was answered in the cells and the
-- optional blocks, and the vacancy and the real gap that follow; with when and why, from the newest entry of the audit
-- trail. item_key is an occupation, or block/item/measure.
-- grain: one row per revision, municipality, item and value that differs
CREATE OR REPLACE VIEW revision_differences AS
WITH revisions AS (
    SELECT
        survey_id,
        revises_survey_id
    FROM surveys
    WHERE revises_survey_id IS NOT NULL
),

cells AS (
    SELECT
        n.*,
        f.planned AS first_planned,
        f.actual AS first_actual,
        f.fixed_term AS first_fixed_term,
        f.reappointed AS first_reappointed,
        f.cover_status AS first_cover_status,
        f.covered AS first_covered,
        f.note AS first_note,
        f.vacancy AS first_vacancy,
        f.real_gap AS first_real_gap
    FROM revisions AS r
    INNER JOIN vacancies AS n ON r.survey_id = n.survey_id
    LEFT JOIN vacancies AS f
        ON
            r.revises_survey_id = f.survey_id
            AND n.municipality_code = f.municipality_code
            AND n.occupation_code = f.occupation_code
),

numbers AS (
    SELECT
        c.survey_id,
        c.municipality_code,
        'headcounts' AS table_name,
        c.occupation_code AS item_key,
        v.place,
        v.field,
        v.first_number,
        v.revised_number
    FROM cells AS c
    CROSS JOIN
        LATERAL (
            VALUES
            (1, 'planned', c.first_planned, c.planned),
            (2, 'actual', c.first_actual, c.actual),
            (3, 'fixed_term', c.first_fixed_term, c.fixed_term),
            (4, 'reappointed', c.first_reappointed, c.reappointed),
            (6, 'covered', c.first_covered, c.covered),
            (8, 'vacancy', c.first_vacancy, c.vacancy),
            (9, 'real_gap', c.first_real_gap, c.real_gap)
        ) AS v (place, field, first_number, revised_number)
    UNION ALL
    SELECT
        n.survey_id,
        n.municipality_code,
        'block_counts' AS table_name,
        n.block || '/' || n.item_code || '/' || n.measure AS item_key,
        1 AS place,
        'persons' AS field,
        f.persons AS first_number,
        n.persons AS revised_number
    FROM revisions AS r
    INNER JOIN block_counts AS n ON r.survey_id = n.survey_id
    LEFT JOIN block_counts AS f
        ON
            r.revises_survey_id = f.survey_id
            AND n.municipality_code = f.municipality_code
            AND n.block = f.block
            AND n.item_code = f.item_code
            AND n.measure = f.measure
),

texts AS (
    SELECT
        c.survey_id,
        c.municipality_code,
        'headcounts' AS table_name,
        c.occupation_code AS item_key,
        v.place,
        v.field,
        v.first_value,
        v.revised_value
    FROM cells AS c
    CROSS JOIN LATERAL (
        VALUES
        (5, 'cover_status', c.first_cover_status, c.cover_status),
        (7, 'note', c.first_note, c.note)
    ) AS v (place, field, first_value, revised_value)
),

differing AS (
    SELECT
        survey_id,
        municipality_code,
        table_name,
        item_key,
        place,
        field,
        CAST(first_number AS VARCHAR) AS first_value,
        CAST(revised_number AS VARCHAR) AS revised_value,
        revised_number - first_number AS difference
    FROM numbers
    WHERE revised_number IS DISTINCT FROM first_number
    UNION ALL
    SELECT
        survey_id,
        municipality_code,
        table_name,
        item_key,
        place,
        field,
        first_value,
        revised_value,
        NULL AS difference
    FROM texts
    WHERE revised_value IS DISTINCT FROM first_value
),

reasons AS (
    SELECT
        table_name,
        row_key,
        happened_at,
        reason,
        row_number() OVER (PARTITION BY table_name, row_key ORDER BY audit_number DESC) AS place
    FROM audit_entries
    WHERE table_name IN ('headcounts', 'block_counts')
)

SELECT
    d.survey_id,
    d.municipality_code,
    d.table_name,
    d.item_key,
    d.place,
    d.field,
    d.first_value,
    d.revised_value,
    d.difference,
    a.happened_at AS corrected_at,
    a.reason
FROM differing AS d
LEFT JOIN reasons AS a
    ON
        d.table_name = a.table_name
        AND a.row_key = d.survey_id || '/' || d.municipality_code || '/' || d.item_key
        AND a.place = 1;

COMMENT ON COLUMN revision_differences.first_value IS '当初確定の値 | The value as first confirmed';
COMMENT ON COLUMN revision_differences.revised_value IS '訂正後の値 | The value as revised';
COMMENT ON COLUMN revision_differences.difference IS '訂正後−当初確定（数の値のみ） | Revised − first confirmed, of numbers';
