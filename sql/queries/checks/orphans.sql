-- 対応する行のない行（外部キーを置けない参照）と、派遣期間の外の日別実績
-- Rows whose counterpart is missing, where no foreign key can hold it, and daily counts outside the
-- period of their dispatch, which count nowhere
-- grain: one row per orphan
SELECT
    'daily_counts' AS table_name,
    c.dispatch_id || '/' || c.counted_on AS row_key,
    'dispatches' AS missing
FROM daily_counts AS c
WHERE NOT EXISTS (SELECT 1 FROM dispatches AS d WHERE d.dispatch_id = c.dispatch_id)
UNION ALL
SELECT
    'dispatches' AS table_name,
    CAST(d.dispatch_id AS VARCHAR) AS row_key,
    'requests' AS missing
FROM dispatches AS d
WHERE d.request_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM requests AS r WHERE r.request_id = d.request_id)
UNION ALL
SELECT
    'daily_counts' AS table_name,
    c.dispatch_id || '/' || c.counted_on AS row_key,
    'period' AS missing
FROM daily_counts AS c
INNER JOIN dispatches AS d ON c.dispatch_id = d.dispatch_id
WHERE c.counted_on < d.start_on OR c.counted_on > d.end_on
UNION ALL
SELECT
    'hearings' AS table_name,
    CAST(h.hearing_id AS VARCHAR) AS row_key,
    'surveys' AS missing
FROM hearings AS h
WHERE NOT EXISTS (SELECT 1 FROM surveys AS s WHERE s.survey_id = h.survey_id)
UNION ALL
SELECT
    'measure_municipalities' AS table_name,
    t.measure_id || '/' || t.municipality_code AS row_key,
    'measures' AS missing
FROM measure_municipalities AS t
WHERE NOT EXISTS (SELECT 1 FROM measures AS m WHERE m.measure_id = t.measure_id)
UNION ALL
SELECT
    'measure_occupations' AS table_name,
    t.measure_id || '/' || t.occupation_code AS row_key,
    'measures' AS missing
FROM measure_occupations AS t
WHERE NOT EXISTS (SELECT 1 FROM measures AS m WHERE m.measure_id = t.measure_id)
UNION ALL
SELECT
    'dispatch_accounts' AS table_name,
    CAST(a.dispatch_id AS VARCHAR) AS row_key,
    'dispatches' AS missing
FROM dispatch_accounts AS a
WHERE NOT EXISTS (SELECT 1 FROM dispatches AS d WHERE d.dispatch_id = a.dispatch_id)
UNION ALL
SELECT
    'recruitment_seats' AS table_name,
    CAST(t.seat_id AS VARCHAR) AS row_key,
    'recruitments' AS missing
FROM recruitment_seats AS t
WHERE NOT EXISTS (SELECT 1 FROM recruitments AS r WHERE r.recruitment_id = t.recruitment_id)
UNION ALL
SELECT
    'surveys' AS table_name,
    CAST(s.survey_id AS VARCHAR) AS row_key,
    'surveys' AS missing
FROM surveys AS s
WHERE
    s.revises_survey_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM surveys AS f WHERE f.survey_id = s.revises_survey_id)
UNION ALL
SELECT
    'survey_returns' AS table_name,
    r.survey_id || '/' || r.municipality_code AS row_key,
    'surveys' AS missing
FROM survey_returns AS r
WHERE NOT EXISTS (SELECT 1 FROM surveys AS s WHERE s.survey_id = r.survey_id)
UNION ALL
SELECT
    'block_counts' AS table_name,
    b.survey_id || '/' || b.municipality_code || '/' || b.block || '/' || b.item_code AS row_key,
    'surveys' AS missing
FROM block_counts AS b
WHERE NOT EXISTS (SELECT 1 FROM surveys AS s WHERE s.survey_id = b.survey_id)
UNION ALL
SELECT
    'dispatches' AS table_name,
    CAST(d.dispatch_id AS VARCHAR) AS row_key,
    'offers' AS missing
FROM dispatches AS d
WHERE d.offer_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM offers AS o WHERE o.offer_id = d.offer_id)
UNION ALL
SELECT
    'offers' AS table_name,
    CAST(o.offer_id AS VARCHAR) AS row_key,
    'requests' AS missing
FROM offers AS o
WHERE o.request_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM requests AS r WHERE r.request_id = o.request_id)
UNION ALL
SELECT
    'request_closings' AS table_name,
    CAST(c.closing_id AS VARCHAR) AS row_key,
    'requests' AS missing
FROM request_closings AS c
WHERE NOT EXISTS (SELECT 1 FROM requests AS r WHERE r.request_id = c.request_id)
UNION ALL
SELECT
    'requests' AS table_name,
    CAST(r.request_id AS VARCHAR) AS row_key,
    'request_revisions' AS missing
FROM requests AS r
WHERE NOT EXISTS (SELECT 1 FROM request_revisions AS v WHERE v.request_id = r.request_id)
UNION ALL
SELECT
    'requests' AS table_name,
    CAST(r.request_id AS VARCHAR) AS row_key,
    'request_moves' AS missing
FROM requests AS r
WHERE NOT EXISTS (SELECT 1 FROM request_moves AS m WHERE m.request_id = r.request_id)
UNION ALL
SELECT
    'request_revisions' AS table_name,
    v.request_id || '/' || v.revision_number AS row_key,
    'requests' AS missing
FROM request_revisions AS v
WHERE NOT EXISTS (SELECT 1 FROM requests AS r WHERE r.request_id = v.request_id)
UNION ALL
SELECT
    'request_moves' AS table_name,
    m.request_id || '/' || m.move_number AS row_key,
    'requests' AS missing
FROM request_moves AS m
WHERE NOT EXISTS (SELECT 1 FROM requests AS r WHERE r.request_id = m.request_id)
UNION ALL
SELECT
    'disaster_municipalities' AS table_name,
    p.disaster_code || '/' || p.municipality_code AS row_key,
    'disasters' AS missing
FROM disaster_municipalities AS p
WHERE NOT EXISTS (SELECT 1 FROM disasters AS x WHERE x.disaster_code = p.disaster_code)
UNION ALL
SELECT
    'counterpart_pairs' AS table_name,
    CAST(c.pair_id AS VARCHAR) AS row_key,
    'disasters' AS missing
FROM counterpart_pairs AS c
WHERE NOT EXISTS (SELECT 1 FROM disasters AS x WHERE x.disaster_code = c.disaster_code)
UNION ALL
SELECT
    'rotation_waves' AS table_name,
    w.rotation_id || '/' || w.wave_number AS row_key,
    'dispatches' AS missing
FROM rotation_waves AS w
WHERE NOT EXISTS (SELECT 1 FROM dispatches AS d WHERE d.dispatch_id = w.dispatch_id)
UNION ALL
SELECT
    'rotations' AS table_name,
    CAST(t.rotation_id AS VARCHAR) AS row_key,
    'requests' AS missing
FROM rotations AS t
WHERE NOT EXISTS (SELECT 1 FROM requests AS r WHERE r.request_id = t.request_id)
UNION ALL
SELECT
    'offer_withdrawals' AS table_name,
    w.offer_id || '/' || w.withdrawn_on AS row_key,
    'offers' AS missing
FROM offer_withdrawals AS w
WHERE NOT EXISTS (SELECT 1 FROM offers AS o WHERE o.offer_id = w.offer_id)
UNION ALL
SELECT
    'offer_confirmations' AS table_name,
    c.offer_id || '/' || c.confirmed_on AS row_key,
    'offers' AS missing
FROM offer_confirmations AS c
WHERE NOT EXISTS (SELECT 1 FROM offers AS o WHERE o.offer_id = c.offer_id)
UNION ALL
SELECT
    'closing_withdrawals' AS table_name,
    w.closing_id || '/' || w.withdrawn_on AS row_key,
    'request_closings' AS missing
FROM closing_withdrawals AS w
WHERE NOT EXISTS (SELECT 1 FROM request_closings AS c WHERE c.closing_id = w.closing_id)
ORDER BY table_name, row_key;
