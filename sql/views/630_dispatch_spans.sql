-- 派遣の期間：災害×区分×範囲（見出し・すべて）ごとに、最初に数えた日から時点までに最後に数えた日まで。両端の日を含む
-- The period of a disaster's dispatches by kind and scope (headline or all tasks): from the first day that counts to
-- the last one by the as-of date, both included. All senders share it.
-- grain: one row per as-of date, disaster, kind and scope; filter on one as_of
CREATE OR REPLACE VIEW dispatch_spans AS
SELECT
    p.as_of,
    p.disaster_code,
    p.kind,
    s.scope,
    min(p.start_on) AS first_on,
    max(p.counted_until) AS last_on,
    max(p.counted_until) - min(p.start_on) + 1 AS period_days
FROM person_day_terms AS p
INNER JOIN dispatch_scopes AS s ON p.is_headline = s.is_headline
GROUP BY p.as_of, p.disaster_code, p.kind, s.scope;

COMMENT ON COLUMN dispatch_spans.first_on IS '最初の日 | First day';
COMMENT ON COLUMN dispatch_spans.last_on IS '数えた最後の日（時点まで） | Last day counted, up to the as-of date';
COMMENT ON COLUMN dispatch_spans.period_days IS '期間の日数：最初の日から最後の日まで、両端を含む | Days of the period, first and last day included';
