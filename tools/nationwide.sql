-- 全国規模の架空データ。計測だけに使う（乱数を使わず、いつも同じ）
-- A synthetic data set of a whole nation, for measurements only; no chance in it, the same every time.
-- params: municipalities, years, occupations, dispatches

INSERT INTO municipalities (
    municipality_code, prefecture_code, municipality_ja, municipality_en, short_ja, short_en,
    municipality_type, region_code, region_ja, region_en, population
)
SELECT
    CAST(50000 + r.n AS VARCHAR) AS municipality_code,
    p.prefecture_code,
    '架空' || r.n || '町' AS municipality_ja,
    'Sample Town ' || r.n AS municipality_en,
    '架空' || r.n AS short_ja,
    'Sample ' || r.n AS short_en,
    CASE r.n % 3 WHEN 0 THEN 'city' WHEN 1 THEN 'town' ELSE 'village' END AS municipality_type,
    'sample' AS region_code,
    '架空' AS region_ja,
    'Sample' AS region_en,
    1000 + r.n % 97 * 1300 AS population
FROM range($municipalities - (SELECT count(*) FROM municipalities)) AS r (n)
INNER JOIN prefectures AS p ON p.is_home;

INSERT INTO organisations (organisation_code, organisation_type, organisation_ja, organisation_en, municipality_code)
SELECT
    m.municipality_code,
    'municipality' AS organisation_type,
    m.municipality_ja,
    m.municipality_en,
    m.municipality_code
FROM municipalities AS m
WHERE NOT EXISTS (SELECT 1 FROM organisations AS o WHERE o.organisation_code = m.municipality_code);

INSERT INTO surveys (survey_ja, survey_en, as_of, status, is_sample)
SELECT
    '架空調査 ' || r.n AS survey_ja,
    'Sample survey ' || r.n AS survey_en,
    CAST(DATE '2025-04-01' - to_years($years - 1 - r.n) AS DATE) AS as_of,
    'confirmed' AS status,
    TRUE AS is_sample
FROM range($years) AS r (n)
ORDER BY r.n;

-- One cell in thirteen is short, one in seventeen over; a few are unanswered.
INSERT INTO headcounts (survey_id, municipality_code, occupation_code, planned, actual, is_sample)
WITH asked AS (
    SELECT occupation_code
    FROM occupations
    ORDER BY sort_order
    LIMIT $occupations
),

cells AS (
    SELECT
        s.survey_id,
        m.municipality_code,
        o.occupation_code,
        CAST(hash(s.survey_id, m.municipality_code, o.occupation_code) % 1000000007 AS BIGINT) AS chance
    FROM surveys AS s
    CROSS JOIN municipalities AS m
    CROSS JOIN asked AS o
),

planned AS (
    SELECT
        *,
        3 + chance % 40 AS planned,
        CASE WHEN chance % 13 = 0 THEN 1 + chance % 3 ELSE 0 END AS short,
        CASE WHEN chance % 17 = 0 THEN 1 ELSE 0 END AS over
    FROM cells
)

SELECT
    survey_id,
    municipality_code,
    occupation_code,
    planned,
    CASE WHEN chance % 401 <> 0 THEN planned - short + over END AS actual,
    TRUE AS is_sample
FROM planned;

INSERT INTO disasters (disaster_code, disaster_ja, disaster_en, disaster_type, started_on, status, is_sample)
SELECT
    'sample_' || r.n AS disaster_code,
    '架空災害 ' || r.n AS disaster_ja,
    'Sample disaster ' || r.n AS disaster_en,
    'heavy_rain' AS disaster_type,
    DATE '2025-08-11' - CAST(70 * r.n AS INTEGER) AS started_on,
    CASE WHEN r.n < 3 THEN 'open' ELSE 'closed' END AS status,
    TRUE AS is_sample
FROM range(100) AS r (n);

-- Each of the hundred disasters takes as many dispatches: ten thousand of a million.
INSERT INTO dispatches (
    entry_key, disaster_code, kind, status, sender_code, destination_code, task_code, occupation_code, persons,
    start_on, end_on, wave, is_sample
)
WITH chances AS (
    SELECT
        r.n,
        CAST(r.n % 100 AS BIGINT) AS disaster,
        CAST(hash(r.n) % 1000000007 AS BIGINT) AS chance
    FROM range($dispatches) AS r (n)
),

drawn AS (
    SELECT
        n,
        chance,
        disaster,
        60 + chance % ($municipalities - 60) AS sender,
        (disaster * 7 + chance // 13 % 20) % 60 AS destination,
        chance // 17 % 40 AS task,
        -- The newest disaster goes on: some of its dispatches are there today, some are still planned.
        chance // 7 % CASE WHEN disaster = 0 THEN 120 ELSE 60 END AS first_day,
        -- One in twenty stays for most of a year.
        CASE WHEN chance % 20 = 0 THEN 270 ELSE chance // 11 % 8 END AS further_days
    FROM chances
),

places AS (
    SELECT
        municipality_code,
        row_number() OVER (ORDER BY municipality_code) - 1 AS place
    FROM municipalities
),

jobs AS (
    SELECT
        task_code,
        row_number() OVER (ORDER BY sort_order) - 1 AS place
    FROM tasks
),

trades AS (
    SELECT
        occupation_code,
        row_number() OVER (ORDER BY sort_order) - 1 AS place
    FROM occupations
)

SELECT
    'sample-' || n.n AS entry_key,
    d.disaster_code,
    CASE WHEN n.chance % 20 = 0 THEN 'mid_long' ELSE 'emergency' END AS kind,
    CASE
        WHEN n.chance % 31 = 0 THEN 'cancelled'
        WHEN d.started_on + CAST(n.first_day AS INTEGER) > DATE '2025-11-20' THEN 'planned'
        WHEN d.started_on + CAST(n.first_day + n.further_days AS INTEGER) >= DATE '2025-11-20' THEN 'active'
        ELSE 'ended'
    END AS status,
    s.municipality_code AS sender_code,
    t.municipality_code AS destination_code,
    j.task_code,
    CASE WHEN n.chance % 3 = 0 THEN o.occupation_code END AS occupation_code,
    1 + n.chance % 6 AS persons,
    d.started_on + CAST(n.first_day AS INTEGER) AS start_on,
    d.started_on + CAST(n.first_day + n.further_days AS INTEGER) AS end_on,
    '第' || (1 + n.first_day // 5) || '陣' AS wave,
    TRUE AS is_sample
FROM drawn AS n
INNER JOIN disasters AS d ON d.disaster_code = 'sample_' || n.disaster
INNER JOIN places AS s ON n.sender = s.place
INNER JOIN places AS t ON n.destination = t.place
INNER JOIN jobs AS j ON n.task = j.place
INNER JOIN trades AS o ON n.chance // 19 % $occupations = o.place;

INSERT INTO daily_counts (dispatch_id, counted_on, persons, is_sample)
SELECT
    dispatch_id,
    start_on AS counted_on,
    persons + 1 AS persons,
    TRUE AS is_sample
FROM dispatches
WHERE dispatch_id % 50 = 0;

INSERT INTO requests (disaster_code, municipality_code, task_code, is_sample)
SELECT DISTINCT
    d.disaster_code,
    d.destination_code AS municipality_code,
    d.task_code,
    TRUE AS is_sample
FROM dispatches AS d
INNER JOIN tasks AS t ON d.task_code = t.task_code
WHERE t.task_group = 'victim_support' AND d.kind = 'emergency';

INSERT INTO request_revisions (
    request_id, revision_number, effective_on, persons_per_day, start_on, end_on, is_sample
)
SELECT
    r.request_id,
    1 AS revision_number,
    min(d.start_on) AS effective_on,
    CAST(1 + count(*) // 8 AS INTEGER) AS persons_per_day,
    min(d.start_on) AS start_on,
    max(d.end_on) AS end_on,
    TRUE AS is_sample
FROM dispatches AS d
INNER JOIN requests AS r
    ON
        d.disaster_code = r.disaster_code
        AND d.kind = r.kind
        AND d.destination_code = r.municipality_code
        AND d.task_code = r.task_code
GROUP BY r.request_id;

INSERT INTO request_moves (request_id, move_number, to_status, is_sample)
SELECT
    request_id,
    1 AS move_number,
    'decided' AS to_status,
    TRUE AS is_sample
FROM requests;

-- One offer for each request, of which a few are withdrawn.
INSERT INTO offers (
    entry_key, disaster_code, sender_code, request_id, task_code, persons, start_on, end_on, people_ready,
    logistics_ready, funding_ready, confirmed_on, offered_on, withdrawn_on, is_sample
)
SELECT
    'sample-' || r.request_id AS entry_key,
    r.disaster_code,
    o.organisation_code AS sender_code,
    r.request_id,
    r.task_code,
    2 AS persons,
    v.start_on,
    v.end_on,
    'full' AS people_ready,
    'partial' AS logistics_ready,
    'none' AS funding_ready,
    v.effective_on AS confirmed_on,
    v.effective_on AS offered_on,
    CASE WHEN r.request_id % 9 = 0 THEN v.effective_on + 1 END AS withdrawn_on,
    TRUE AS is_sample
FROM requests AS r
INNER JOIN request_revisions AS v ON r.request_id = v.request_id
INNER JOIN organisations AS o ON o.organisation_code = CAST(50000 + 100 + r.request_id % 150 AS VARCHAR);

INSERT INTO dispatch_accounts (
    dispatch_id, legal_basis, travel_cost, overtime_cost, allowance_cost, payer, special_tax, receipts_missing
)
SELECT
    dispatch_id,
    CASE WHEN kind = 'mid_long' THEN 'autonomy_act' ELSE 'official_trip' END AS legal_basis,
    30000 + dispatch_id % 50000 AS travel_cost,
    dispatch_id % 20000 AS overtime_cost,
    dispatch_id % 9000 AS allowance_cost,
    'sender_pays' AS payer,
    'eligible' AS special_tax,
    CAST(dispatch_id % 3 AS INTEGER) AS receipts_missing
FROM dispatches
WHERE kind = 'mid_long' OR dispatch_id % 10 = 0;

INSERT INTO survey_returns (survey_id, municipality_code, status, submitted_on, is_sample)
SELECT
    s.survey_id,
    m.municipality_code,
    'checked' AS status,
    s.as_of + 20 AS submitted_on,
    TRUE AS is_sample
FROM surveys AS s
CROSS JOIN municipalities AS m;

INSERT INTO block_counts (survey_id, municipality_code, block, item_code, measure, persons, is_sample)
SELECT
    s.survey_id,
    m.municipality_code,
    'departments' AS block,
    d.department_code AS item_code,
    'persons' AS measure,
    CAST(hash(s.survey_id, m.municipality_code, d.department_code) % 40 AS INTEGER) AS persons,
    TRUE AS is_sample
FROM surveys AS s
CROSS JOIN municipalities AS m
CROSS JOIN departments AS d;

INSERT INTO hearings (
    survey_id, municipality_code, category_code, heard_on, content, follow_up_on, hearing_status, is_sample
)
SELECT
    s.survey_id,
    m.municipality_code,
    c.category_code,
    s.as_of + 60 AS heard_on,
    '架空の聞き取り' AS content,
    CASE WHEN hash(m.municipality_code, c.category_code) % 3 = 0 THEN s.as_of + 200 END AS follow_up_on,
    CASE WHEN hash(s.survey_id, m.municipality_code) % 4 = 0 THEN 'open' ELSE 'done' END AS hearing_status,
    TRUE AS is_sample
FROM surveys AS s
CROSS JOIN municipalities AS m
CROSS JOIN hearing_categories AS c
WHERE hash(s.survey_id, m.municipality_code, c.category_code) % 5 = 0;

INSERT INTO measures (measure_type, content, started_on, measure_status, is_sample)
SELECT
    CASE r.n % 3 WHEN 0 THEN 'recruitment' WHEN 1 THEN 'development' ELSE 'cooperation' END AS measure_type,
    '架空の対応策 ' || r.n AS content,
    DATE '2025-04-01' - CAST(r.n % 900 AS INTEGER) AS started_on,
    CASE r.n % 4 WHEN 0 THEN 'ended' WHEN 1 THEN 'considered' ELSE 'running' END AS measure_status,
    TRUE AS is_sample
FROM range($municipalities) AS r (n);

INSERT INTO measure_municipalities (measure_id, municipality_code, is_sample)
SELECT
    x.measure_id,
    m.municipality_code,
    TRUE AS is_sample
FROM measures AS x
INNER JOIN municipalities AS m ON hash(x.measure_id, m.municipality_code) % 600 = 0;

INSERT INTO measure_occupations (measure_id, occupation_code, is_sample)
SELECT
    x.measure_id,
    o.occupation_code,
    TRUE AS is_sample
FROM measures AS x
INNER JOIN occupations AS o ON hash(x.measure_id, o.occupation_code) % 15 = 0;

INSERT INTO recruitments (recruitment_ja, recruitment_en, applications_from, applications_until, tolerance)
SELECT
    '架空試験 ' || r.n AS recruitment_ja,
    'Sample exam ' || r.n AS recruitment_en,
    DATE '2025-06-01' - to_years(r.n) AS applications_from,
    DATE '2025-07-01' - to_years(r.n) AS applications_until,
    2 AS tolerance
FROM range($years) AS r (n);

INSERT INTO recruitment_seats (
    recruitment_id, municipality_code, occupation_code, target_seats, applicants, passed, hired
)
SELECT
    x.recruitment_id,
    m.municipality_code,
    o.occupation_code,
    2 AS target_seats,
    5 AS applicants,
    2 AS passed,
    1 AS hired
FROM recruitments AS x
CROSS JOIN municipalities AS m
INNER JOIN occupations AS o ON hash(x.recruitment_id, m.municipality_code, o.occupation_code) % 20 = 0;

INSERT INTO staff_exchanges (
    fiscal_year, exchange_type, sender_code, host_code, occupation_code, persons, exchange_state
)
SELECT
    CAST(2025 - r.n AS INTEGER) AS fiscal_year,
    CASE hash(r.n, m.municipality_code) % 2 WHEN 0 THEN 'mutual' ELSE 'trainee' END AS exchange_type,
    m.municipality_code AS sender_code,
    h.organisation_code AS host_code,
    NULL AS occupation_code,
    1 AS persons,
    'valid' AS exchange_state
FROM range($years) AS r (n)
CROSS JOIN municipalities AS m
INNER JOIN prefectures AS p ON p.is_home
INNER JOIN organisations AS h ON h.organisation_code = p.prefecture_code || '000';

INSERT INTO audit_entries (
    happened_at, actor_id, actor_role, action_code, table_name, row_key, after_json, batch_id
)
SELECT
    TIMESTAMP '2025-04-01 09:00:00' + to_seconds(dispatch_id) AS happened_at,
    'local' AS actor_id,
    'local_administrator' AS actor_role,
    'dispatch.record' AS action_code,
    'dispatches' AS table_name,
    CAST(dispatch_id AS VARCHAR) AS row_key,
    '{"persons": 2}' AS after_json,
    entry_key AS batch_id
FROM dispatches
WHERE dispatch_id % 4 = 0;
