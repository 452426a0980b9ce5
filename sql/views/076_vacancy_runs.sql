-- 続く欠員：その調査回で欠員のある市町村×職種が、何年続けて欠員か。1年ずつさかのぼり、回答があり欠員1人以上の年が続くかぎり数える
-- 欠員のない年、未回答の年、調査回のない年で途切れる。途切れた年に欠員がなかったと分からないとき（未回答、その年の調査票が未提出、
-- 調査回がない）は「n年以上」。年の途中の調査回（基準日の月日が違うもの）は数えず、途切れさせもしない。調査票を出したのにその職種の行がない年は、その職種を置いていないので欠員なしと数える
-- Lasting vacancies: for how many years running a municipality has been short of an occupation, counted back from the round
-- year by year as long as each has an answer with a vacancy. A year without a vacancy, without an answer or without a round
-- ends the run. Where it is not known that there was none (unanswered, survey not returned, no round) the run is "at
-- least" as long. A round on another day of the year neither counts nor ends a run. A municipality that returned a survey without a row for the occupation had no such post and no vacancy.
-- grain: one row per survey, municipality and occupation with a vacancy
-- additive: vacancy
CREATE OR REPLACE VIEW vacancy_runs AS
WITH short AS (
    SELECT
        v.survey_id,
        v.municipality_code,
        v.occupation_code,
        v.vacancy,
        q.as_of,
        q.is_in_series
    FROM vacancies AS v
    INNER JOIN survey_sequence AS q ON v.survey_id = q.survey_id
    WHERE v.vacancy > 0
),

-- The earlier years with a vacancy, numbered back: as long as the number is the distance in years, none is missing.
earlier AS (
    SELECT
        now.survey_id,
        now.municipality_code,
        now.occupation_code,
        now.as_of,
        past.as_of AS past_as_of,
        row_number() OVER (
            PARTITION BY now.survey_id, now.municipality_code, now.occupation_code
            ORDER BY past.as_of DESC
        ) AS number_back
    FROM short AS now
    INNER JOIN short AS past
        ON
            now.municipality_code = past.municipality_code
            AND now.occupation_code = past.occupation_code
            AND now.as_of > past.as_of
            AND extract('month' FROM now.as_of) = extract('month' FROM past.as_of)
            AND extract('day' FROM now.as_of) = extract('day' FROM past.as_of)
            AND past.is_in_series
),

lengths AS (
    SELECT
        survey_id,
        municipality_code,
        occupation_code,
        count(*) AS years_before,
        min(past_as_of) AS since_on
    FROM earlier
    WHERE CAST(past_as_of + number_back * INTERVAL '1 year' AS DATE) = as_of
    GROUP BY survey_id, municipality_code, occupation_code
),

runs AS (
    SELECT
        s.survey_id,
        s.municipality_code,
        s.occupation_code,
        s.vacancy,
        1 + coalesce(l.years_before, 0) AS years_running,
        coalesce(l.since_on, s.as_of) AS since_on
    FROM short AS s
    LEFT JOIN lengths AS l
        ON
            s.survey_id = l.survey_id
            AND s.municipality_code = l.municipality_code
            AND s.occupation_code = l.occupation_code
),

returned AS (
    SELECT
        q.as_of,
        r.municipality_code
    FROM returned_surveys AS r
    INNER JOIN survey_sequence AS q ON r.survey_id = q.survey_id AND q.is_in_series
),

unanswered AS (
    SELECT
        q.as_of,
        v.municipality_code,
        v.occupation_code
    FROM vacancies AS v
    INNER JOIN survey_sequence AS q ON v.survey_id = q.survey_id AND q.is_in_series
    WHERE NOT v.is_answered
)

SELECT
    r.survey_id,
    r.municipality_code,
    r.occupation_code,
    r.vacancy,
    r.years_running,
    r.since_on,
    (b.municipality_code IS NULL OR u.municipality_code IS NOT NULL) AS is_at_least,
    r.years_running >= 3 AS is_lasting
FROM runs AS r
LEFT JOIN returned AS b
    ON r.municipality_code = b.municipality_code AND CAST(r.since_on - INTERVAL '1 year' AS DATE) = b.as_of
LEFT JOIN unanswered AS u
    ON
        r.municipality_code = u.municipality_code
        AND r.occupation_code = u.occupation_code
        AND CAST(r.since_on - INTERVAL '1 year' AS DATE) = u.as_of;

COMMENT ON COLUMN vacancy_runs.years_running IS '欠員が続く年数（その調査回を含む） | Years running with a vacancy, this round among them';
COMMENT ON COLUMN vacancy_runs.since_on IS '続く欠員の最初の基準日 | As-of date from which the vacancy has lasted';
COMMENT ON COLUMN vacancy_runs.is_at_least IS 'それより前が分からず「n年以上」か（未回答・未提出・調査回なし） | Whether the years before are unknown, so that the run is at least as long';
COMMENT ON COLUMN vacancy_runs.is_lasting IS '3年以上続く欠員か | Whether the vacancy has lasted three years or more';
