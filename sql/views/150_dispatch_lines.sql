-- 公表の行の形：災害×区分×派遣元の区分×業務区分ごとの延べ人日と派遣先の市・町・村の数
-- The lines a paper prints: person-days and distinct destination cities, towns and villages
-- by disaster, kind, sender type and task group.
-- grain: one row per as-of date, disaster, kind, sender type and task group; filter on one as_of
CREATE OR REPLACE VIEW dispatch_lines AS
WITH destinations AS (
    SELECT
        p.as_of,
        p.disaster_code,
        p.kind,
        s.sender_type,
        p.task_group,
        p.is_headline,
        p.destination_code,
        min(p.start_on) AS first_on,
        max(p.counted_until) AS last_on,
        CAST(sum(p.person_days) AS BIGINT) AS person_days,
        CAST(sum(p.persons_on_duty) AS BIGINT) AS persons_on_duty,
        CAST(sum(p.persons_sent) AS BIGINT) AS persons_sent,
        CAST(sum(p.dispatches) AS BIGINT) AS dispatches
    FROM person_day_terms AS p
    INNER JOIN senders AS s ON p.sender_code = s.organisation_code
    GROUP BY p.as_of, p.disaster_code, p.kind, s.sender_type, p.task_group, p.is_headline, p.destination_code
)

SELECT
    d.as_of,
    d.disaster_code,
    d.kind,
    d.sender_type,
    d.task_group,
    d.is_headline,
    min(d.first_on) AS first_on,
    max(d.last_on) AS last_on,
    CAST(sum(d.person_days) AS BIGINT) AS person_days,
    CAST(sum(d.persons_on_duty) AS BIGINT) AS persons_on_duty,
    CAST(sum(d.persons_sent) AS BIGINT) AS persons_sent,
    CAST(sum(d.dispatches) AS BIGINT) AS dispatches,
    count(*) FILTER (WHERE d.person_days > 0 AND t.destination_type = 'city') AS cities,
    count(*) FILTER (WHERE d.person_days > 0 AND t.destination_type = 'town') AS towns,
    count(*) FILTER (WHERE d.person_days > 0 AND t.destination_type = 'village') AS villages,
    count(*) FILTER (WHERE d.person_days > 0 AND t.destination_type = 'outside') AS outside
FROM destinations AS d
INNER JOIN senders AS t ON d.destination_code = t.organisation_code
GROUP BY d.as_of, d.disaster_code, d.kind, d.sender_type, d.task_group, d.is_headline;

COMMENT ON COLUMN dispatch_lines.first_on IS '最初の日 | First day';
COMMENT ON COLUMN dispatch_lines.last_on IS '数えた最後の日（時点まで） | Last day counted, up to the as-of date';
COMMENT ON COLUMN dispatch_lines.cities IS '派遣先の市の数（延べ人日が1以上のもの）。業務や派遣元をまたいで足し上げられない | Distinct destination cities with at least one person-day; not additive over tasks or senders';
COMMENT ON COLUMN dispatch_lines.towns IS '派遣先の町の数 | Distinct destination towns';
COMMENT ON COLUMN dispatch_lines.villages IS '派遣先の村の数 | Distinct destination villages';
COMMENT ON COLUMN dispatch_lines.outside IS '派遣先のうち県内の市町村でない団体の数 | Distinct destinations other than municipalities of the prefecture';
