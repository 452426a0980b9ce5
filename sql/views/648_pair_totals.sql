-- 災害の対口支援の合計：続いている組と派遣先、そのうち人のいない派遣先・代表のない派遣先、終わった組
-- Counterpart support of a disaster: pairs and destinations that go on, destinations of these with nobody there and
-- without a lead, pairs that are over.
-- grain: one row per as-of date and disaster; filter on one as_of
CREATE OR REPLACE VIEW pair_totals AS
WITH pairs AS (
    SELECT
        as_of,
        disaster_code,
        count(*) FILTER (WHERE is_running) AS running_pairs,
        count(*) FILTER (WHERE NOT is_running) AS pairs_over
    FROM pair_cover
    GROUP BY as_of, disaster_code
),

destinations AS (
    SELECT
        as_of,
        disaster_code,
        count(*) FILTER (WHERE running_pairs > 0) AS running_destinations,
        count(*) FILTER (WHERE running_pairs > 0 AND persons_on_duty = 0) AS destinations_with_nobody,
        count(*) FILTER (WHERE running_pairs > 0 AND running_leads = 0) AS destinations_without_lead,
        count(*) FILTER (WHERE uncovered_days > 0) AS destinations_ever_uncovered
    FROM destination_cover
    GROUP BY as_of, disaster_code
)

SELECT
    p.as_of,
    p.disaster_code,
    p.running_pairs,
    p.pairs_over,
    d.running_destinations,
    d.destinations_with_nobody,
    d.destinations_without_lead,
    d.destinations_ever_uncovered
FROM pairs AS p
INNER JOIN destinations AS d ON p.as_of = d.as_of AND p.disaster_code = d.disaster_code;

COMMENT ON COLUMN pair_totals.running_pairs IS '時点で続いている組の数 | Pairs that go on at the as-of date';
COMMENT ON COLUMN pair_totals.pairs_over IS '終わった組の数 | Pairs that are over';
COMMENT ON COLUMN pair_totals.running_destinations IS '続いている組のある派遣先の数 | Destinations with a pair that goes on';
COMMENT ON COLUMN pair_totals.destinations_with_nobody IS 'そのうち、受け持つどの派遣元も時点で人を出していない派遣先 | Of these, destinations where none of the senders has anybody on the as-of date';
COMMENT ON COLUMN pair_totals.destinations_without_lead IS 'そのうち、代表のない派遣先 | Of these, destinations without a lead';
COMMENT ON COLUMN pair_totals.destinations_ever_uncovered IS '受け持つどの派遣元も人を出していない日があった派遣先 | Destinations that had a day with none of their senders there';
