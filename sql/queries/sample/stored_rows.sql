-- 調査と派遣の表に入っている件数（架空かどうかを問わない）
-- Rows stored in the tables of surveys and dispatches, sample or not
-- grain: one row per table
SELECT
    'surveys' AS table_name,
    count(*) AS stored_rows
FROM surveys
UNION ALL
SELECT
    'headcounts' AS table_name,
    count(*) AS stored_rows
FROM headcounts
UNION ALL
SELECT
    'disasters' AS table_name,
    count(*) AS stored_rows
FROM disasters
UNION ALL
SELECT
    'requests' AS table_name,
    count(*) AS stored_rows
FROM requests
UNION ALL
SELECT
    'request_revisions' AS table_name,
    count(*) AS stored_rows
FROM request_revisions
UNION ALL
SELECT
    'request_moves' AS table_name,
    count(*) AS stored_rows
FROM request_moves
UNION ALL
SELECT
    'offers' AS table_name,
    count(*) AS stored_rows
FROM offers
UNION ALL
SELECT
    'request_closings' AS table_name,
    count(*) AS stored_rows
FROM request_closings
UNION ALL
SELECT
    'counterpart_pairs' AS table_name,
    count(*) AS stored_rows
FROM counterpart_pairs
UNION ALL
SELECT
    'disaster_municipalities' AS table_name,
    count(*) AS stored_rows
FROM disaster_municipalities
UNION ALL
SELECT
    'dispatches' AS table_name,
    count(*) AS stored_rows
FROM dispatches
UNION ALL
SELECT
    'daily_counts' AS table_name,
    count(*) AS stored_rows
FROM daily_counts
UNION ALL
SELECT
    'hearings' AS table_name,
    count(*) AS stored_rows
FROM hearings
UNION ALL
SELECT
    'measures' AS table_name,
    count(*) AS stored_rows
FROM measures
UNION ALL
SELECT
    'measure_municipalities' AS table_name,
    count(*) AS stored_rows
FROM measure_municipalities
UNION ALL
SELECT
    'measure_occupations' AS table_name,
    count(*) AS stored_rows
FROM measure_occupations
UNION ALL
SELECT
    'indicator_values' AS table_name,
    count(*) AS stored_rows
FROM indicator_values
UNION ALL
SELECT
    'block_counts' AS table_name,
    count(*) AS stored_rows
FROM block_counts;
