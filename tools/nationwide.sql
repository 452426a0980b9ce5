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
    entry_key, disaster_code, kind, status, sender_code, destination_code, task_code, persons, start_on, end_on,
    is_sample
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
        chance // 7 % 60 AS first_day
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
)

SELECT
    'sample-' || n.n AS entry_key,
    d.disaster_code,
    CASE WHEN n.chance % 20 = 0 THEN 'mid_long' ELSE 'emergency' END AS kind,
    CASE WHEN n.chance % 31 = 0 THEN 'cancelled' ELSE 'ended' END AS status,
    s.municipality_code AS sender_code,
    t.municipality_code AS destination_code,
    j.task_code,
    1 + n.chance % 6 AS persons,
    d.started_on + CAST(n.first_day AS INTEGER) AS start_on,
    d.started_on + CAST(n.first_day + n.chance // 11 % 8 AS INTEGER) AS end_on,
    TRUE AS is_sample
FROM drawn AS n
INNER JOIN disasters AS d ON d.disaster_code = 'sample_' || n.disaster
INNER JOIN places AS s ON n.sender = s.place
INNER JOIN places AS t ON n.destination = t.place
INNER JOIN jobs AS j ON n.task = j.place;

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
WHERE t.task_group = 'victim_support';

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
    ON d.disaster_code = r.disaster_code AND d.destination_code = r.municipality_code AND d.task_code = r.task_code
GROUP BY r.request_id;

INSERT INTO request_moves (request_id, move_number, to_status, is_sample)
SELECT
    request_id,
    1 AS move_number,
    'decided' AS to_status,
    TRUE AS is_sample
FROM requests;
