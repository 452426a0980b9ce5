-- 派遣先ごとの対口支援：組のある日数と、受け持つどの派遣元も人を出していない日数、続いている組と代表の数
-- Counterpart support of each destination: days with at least one pair, those on which none of its senders has anybody
-- there, and the pairs and leads that go on at the as-of date.
-- grain: one row per as-of date, disaster and destination; filter on one as_of
CREATE OR REPLACE VIEW destination_cover AS
WITH days AS (
    SELECT
        as_of,
        disaster_code,
        destination_code,
        calendar_day,
        sum(persons) AS persons,
        count(*) AS pairs,
        count(*) FILTER (WHERE is_lead) AS leads
    FROM pair_days
    GROUP BY as_of, disaster_code, destination_code, calendar_day
)

SELECT
    as_of,
    disaster_code,
    destination_code,
    count(*) AS pair_days,
    count(*) FILTER (WHERE persons = 0) AS uncovered_days,
    CAST(coalesce(sum(pairs) FILTER (WHERE calendar_day = as_of), 0) AS BIGINT) AS running_pairs,
    CAST(coalesce(sum(leads) FILTER (WHERE calendar_day = as_of), 0) AS BIGINT) AS running_leads,
    CAST(coalesce(sum(persons) FILTER (WHERE calendar_day = as_of), 0) AS BIGINT) AS persons_on_duty
FROM days
GROUP BY as_of, disaster_code, destination_code;

COMMENT ON COLUMN destination_cover.pair_days IS '対口支援の組が1つ以上ある日数 | Days with at least one pair';
COMMENT ON COLUMN destination_cover.uncovered_days IS 'そのうち、受け持つどの派遣元も人を出していない日数 | Days on which none of its senders has anybody there';
COMMENT ON COLUMN destination_cover.running_pairs IS '時点で続いている組の数 | Pairs that go on at the as-of date';
COMMENT ON COLUMN destination_cover.running_leads IS '時点で続いている組のうち代表の数 | Leads among them';
