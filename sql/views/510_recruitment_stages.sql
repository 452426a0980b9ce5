-- 採用試験の日程と、時点から見た済・実施中・これから。旬で示された日は、その旬の初日から末日まで
-- The stages of an exam seen from a date. A third of a month runs from its first to its last day.
-- grain: one row per as-of date, recruitment and stage with a date; filter on one as_of
CREATE OR REPLACE VIEW recruitment_stages AS
WITH dated AS (
    SELECT
        recruitment_id,
        1 AS stage_order,
        'applications' AS stage_type,
        applications_from AS first_on,
        applications_until AS exact_on,
        CAST(NULL AS VARCHAR) AS part
    FROM recruitments
    UNION ALL
    SELECT
        recruitment_id,
        2 AS stage_order,
        'first_result' AS stage_type,
        first_result_on AS first_on,
        first_result_on AS exact_on,
        NULL AS part
    FROM recruitments
    UNION ALL
    SELECT
        recruitment_id,
        3 AS stage_order,
        'second_exam' AS stage_type,
        second_exam_on AS first_on,
        second_exam_on AS exact_on,
        second_exam_part AS part
    FROM recruitments
    UNION ALL
    SELECT
        recruitment_id,
        4 AS stage_order,
        'final_result' AS stage_type,
        final_result_on AS first_on,
        final_result_on AS exact_on,
        final_result_part AS part
    FROM recruitments
    UNION ALL
    SELECT
        recruitment_id,
        5 AS stage_order,
        'start' AS stage_type,
        joins_on AS first_on,
        joins_on AS exact_on,
        NULL AS part
    FROM recruitments
    UNION ALL
    SELECT
        recruitment_id,
        6 AS stage_order,
        'later_start' AS stage_type,
        later_joins_on AS first_on,
        later_joins_on AS exact_on,
        NULL AS part
    FROM recruitments
),

spans AS (
    SELECT
        recruitment_id,
        stage_order,
        stage_type,
        part,
        CASE part
            WHEN 'early' THEN CAST(date_trunc('month', first_on) AS DATE)
            WHEN 'middle' THEN CAST(date_trunc('month', first_on) AS DATE) + 10
            WHEN 'late' THEN CAST(date_trunc('month', first_on) AS DATE) + 20
            ELSE first_on
        END AS first_on,
        CASE part
            WHEN 'early' THEN CAST(date_trunc('month', first_on) AS DATE) + 9
            WHEN 'middle' THEN CAST(date_trunc('month', first_on) AS DATE) + 19
            WHEN 'late' THEN CAST(date_trunc('month', first_on) + INTERVAL 1 MONTH AS DATE) - 1
            ELSE exact_on
        END AS last_on
    FROM dated
    WHERE first_on IS NOT NULL
)

SELECT
    k.calendar_day AS as_of,
    s.recruitment_id,
    s.stage_order,
    s.stage_type,
    s.part,
    s.first_on,
    s.last_on,
    CASE
        WHEN s.last_on < k.calendar_day THEN 'done'
        WHEN s.first_on <= k.calendar_day THEN 'running'
        ELSE 'ahead'
    END AS stage_state,
    CASE WHEN s.last_on >= k.calendar_day THEN s.last_on - k.calendar_day END AS days_left
FROM calendar_days AS k
CROSS JOIN spans AS s;

COMMENT ON COLUMN recruitment_stages.days_left IS '期限（段階の最終日）までの日数。当日は0、過ぎたら空欄 | Days until the last day of the stage; 0 on that day, empty afterwards';
