-- 調査回に記録されているもの（削除できるのは、尋ねるセルのほかに何もない回だけ）
-- What is recorded in a survey round; a round that holds anything but the cells it asks for is not deleted
-- grain: one row per survey
-- params: survey_id
WITH cells AS (
    SELECT
        count(*) AS cells_asked,
        count(*) FILTER (
            WHERE
            planned IS NOT NULL OR actual IS NOT NULL OR fixed_term IS NOT NULL OR reappointed IS NOT NULL
            OR cover_status IS NOT NULL OR covered IS NOT NULL OR note IS NOT NULL
        ) AS cells_entered
    FROM headcounts
    WHERE survey_id = $survey_id
),

blocks AS (
    SELECT count(*) AS block_answers
    FROM block_counts
    WHERE survey_id = $survey_id AND persons IS NOT NULL
),

said AS (
    SELECT count(*) AS returns
    FROM survey_returns
    WHERE survey_id = $survey_id AND (status <> 'not_started' OR contact_note IS NOT NULL)
),

heard AS (
    SELECT count(*) AS hearings
    FROM hearings
    WHERE survey_id = $survey_id
)

SELECT
    $survey_id AS survey_id,
    c.cells_asked,
    c.cells_entered,
    b.block_answers,
    r.returns,
    g.hearings
FROM cells AS c
CROSS JOIN blocks AS b
CROSS JOIN said AS r
CROSS JOIN heard AS g;
