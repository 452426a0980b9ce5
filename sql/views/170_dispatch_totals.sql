-- 災害の派遣合計。範囲（見出し・すべて）と派遣元の区分（県・市町村・その他・全体）ごと
-- Totals of a disaster by scope (headline or all tasks) and sender type ('total' for all senders).
-- grain: one row per as-of date, disaster, kind, scope and sender type; filter on one as_of
CREATE OR REPLACE VIEW dispatch_totals AS
WITH scoped AS (
    SELECT
        p.as_of,
        p.disaster_code,
        p.kind,
        s.scope,
        p.sender_type,
        p.sender_code,
        p.destination_code,
        p.destination_type,
        p.person_days,
        p.persons_on_duty,
        p.persons_sent,
        p.dispatches
    FROM person_days AS p
    INNER JOIN dispatch_scopes AS s ON p.is_headline = s.is_headline
)

SELECT
    as_of,
    disaster_code,
    kind,
    scope,
    coalesce(sender_type, 'total') AS sender_type,
    CAST(sum(person_days) AS BIGINT) AS person_days,
    CAST(sum(persons_on_duty) AS BIGINT) AS persons_on_duty,
    CAST(sum(persons_sent) AS BIGINT) AS persons_sent,
    CAST(sum(dispatches) AS BIGINT) AS dispatches,
    count(DISTINCT sender_code) FILTER (WHERE person_days > 0) AS senders,
    count(DISTINCT sender_code) FILTER (WHERE person_days > 0 AND sender_type = 'municipality') AS municipal_senders,
    count(DISTINCT destination_code) FILTER (WHERE person_days > 0) AS destinations,
    count(DISTINCT destination_code) FILTER (WHERE person_days > 0 AND destination_type = 'city') AS cities,
    count(DISTINCT destination_code) FILTER (WHERE person_days > 0 AND destination_type = 'town') AS towns,
    count(DISTINCT destination_code) FILTER (WHERE person_days > 0 AND destination_type = 'village') AS villages,
    count(DISTINCT destination_code) FILTER (WHERE person_days > 0 AND destination_type = 'outside') AS outside
FROM scoped
GROUP BY GROUPING SETS ((as_of, disaster_code, kind, scope, sender_type), (as_of, disaster_code, kind, scope));

COMMENT ON COLUMN dispatch_totals.senders IS '派遣元団体数（延べ人日が1以上） | Distinct senders with at least one person-day';
COMMENT ON COLUMN dispatch_totals.destinations IS '派遣先団体数（延べ人日が1以上） | Distinct destinations with at least one person-day';
COMMENT ON COLUMN dispatch_totals.outside IS '派遣先のうち県内の市町村でない団体の数 | Distinct destinations other than municipalities of the prefecture';
