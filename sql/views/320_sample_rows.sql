-- 架空データの残り。表ごとの件数と、そのうち人が書き換えた、または人の入力がぶら下がる件数
-- Sample data still loaded: rows per table, and how many of them a person has edited or built upon.
-- grain: one row per table
CREATE OR REPLACE VIEW sample_rows AS
WITH flagged AS (
    SELECT
        'surveys' AS table_name,
        row_version > 1
        OR EXISTS (
            SELECT 1
            FROM headcounts AS h
            WHERE h.survey_id = surveys.survey_id AND NOT h.is_sample
        ) OR EXISTS (
            SELECT 1
            FROM hearings AS g
            WHERE g.survey_id = surveys.survey_id AND NOT g.is_sample
        )
        OR EXISTS (
            SELECT 1
            FROM survey_returns AS r
            WHERE r.survey_id = surveys.survey_id AND NOT r.is_sample
        )
        OR EXISTS (
            SELECT 1
            FROM block_counts AS b
            WHERE b.survey_id = surveys.survey_id AND NOT b.is_sample
        ) AS is_edited
    FROM surveys
    WHERE is_sample
    UNION ALL
    SELECT
        'headcounts' AS table_name,
        row_version > 1 AS is_edited
    FROM headcounts
    WHERE is_sample
    UNION ALL
    SELECT
        'disasters' AS table_name,
        row_version > 1 AS is_edited
    FROM disasters
    WHERE is_sample
    UNION ALL
    SELECT
        'requests' AS table_name,
        row_version > 1 OR EXISTS (
            SELECT 1
            FROM dispatches AS d
            WHERE d.request_id = requests.request_id AND NOT d.is_sample
        ) OR EXISTS (
            SELECT 1
            FROM offers AS o
            WHERE o.request_id = requests.request_id AND NOT o.is_sample
        ) OR EXISTS (
            SELECT 1
            FROM request_closings AS c
            WHERE c.request_id = requests.request_id AND NOT c.is_sample
        ) AS is_edited
    FROM requests
    WHERE is_sample
    UNION ALL
    SELECT
        'request_revisions' AS table_name,
        FALSE AS is_edited
    FROM request_revisions
    WHERE is_sample
    UNION ALL
    SELECT
        'request_moves' AS table_name,
        FALSE AS is_edited
    FROM request_moves
    WHERE is_sample
    UNION ALL
    SELECT
        'disaster_municipalities' AS table_name,
        FALSE AS is_edited
    FROM disaster_municipalities
    WHERE is_sample
    UNION ALL
    SELECT
        'counterpart_pairs' AS table_name,
        row_version > 1 AS is_edited
    FROM counterpart_pairs
    WHERE is_sample
    UNION ALL
    SELECT
        'offers' AS table_name,
        row_version > 1 OR EXISTS (
            SELECT 1
            FROM dispatches AS d
            WHERE d.offer_id = offers.offer_id AND NOT d.is_sample
        ) AS is_edited
    FROM offers
    WHERE is_sample
    UNION ALL
    SELECT
        'request_closings' AS table_name,
        row_version > 1 AS is_edited
    FROM request_closings
    WHERE is_sample
    UNION ALL
    SELECT
        'dispatches' AS table_name,
        row_version > 1 OR EXISTS (
            SELECT 1
            FROM daily_counts AS y
            WHERE y.dispatch_id = dispatches.dispatch_id AND NOT y.is_sample
        ) OR EXISTS (
            SELECT 1
            FROM dispatch_accounts AS a
            WHERE a.dispatch_id = dispatches.dispatch_id
        ) AS is_edited
    FROM dispatches
    WHERE is_sample
    UNION ALL
    SELECT
        'daily_counts' AS table_name,
        row_version > 1 AS is_edited
    FROM daily_counts
    WHERE is_sample
    UNION ALL
    SELECT
        'hearings' AS table_name,
        row_version > 1 AS is_edited
    FROM hearings
    WHERE is_sample
    UNION ALL
    SELECT
        'measures' AS table_name,
        row_version > 1 AS is_edited
    FROM measures
    WHERE is_sample
    UNION ALL
    SELECT
        'measure_municipalities' AS table_name,
        FALSE AS is_edited
    FROM measure_municipalities
    WHERE is_sample
    UNION ALL
    SELECT
        'measure_occupations' AS table_name,
        FALSE AS is_edited
    FROM measure_occupations
    WHERE is_sample
    UNION ALL
    SELECT
        'indicator_values' AS table_name,
        row_version > 1 AS is_edited
    FROM indicator_values
    WHERE is_sample
    UNION ALL
    SELECT
        'block_counts' AS table_name,
        row_version > 1 AS is_edited
    FROM block_counts
    WHERE is_sample
)

SELECT
    table_name,
    count(*) AS sample_rows,
    count(*) FILTER (WHERE is_edited) AS edited_rows
FROM flagged
GROUP BY table_name;

COMMENT ON COLUMN sample_rows.edited_rows IS '人が書き換えた、または人の入力がぶら下がる架空データの件数 | Sample rows that a person has edited or built upon';
