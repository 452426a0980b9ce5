-- 中長期派遣の要請・確保の人数が変わりうる日（年度の初日、期間の初日、派遣の最終日の翌日）と、その日の人数。
-- 年度のうちで最も多い人数も、最も足りない人数も、必ずこのうちのどれかの日にある。
-- 派遣の人数であって、日別実績ではない（1日休んでも在籍している）。予定は時点以降の日だけ
-- Days on which mid- to long-term numbers can change (first day of the year, first days of periods, the day after a
-- dispatch has ended) with the persons requested and secured on them. The highest number of a year and the largest gap
-- each stand on one of these days. Persons are those of the dispatch, not of a daily count: who is away for a day is
-- still there. A plan secures its days from the as-of date on.
-- grain: one row per as-of date, disaster, destination, occupation, fiscal year and such day; filter on one as_of
CREATE OR REPLACE VIEW mid_long_days AS
WITH asked AS NOT MATERIALIZED (
    SELECT
        s.as_of,
        s.disaster_code,
        s.municipality_code AS destination_code,
        coalesce(s.occupation_code, '') AS occupation_code,
        t.first_on,
        least(t.last_on, s.needed_until) AS last_on,
        t.persons_per_day AS requested,
        0 AS secured
    FROM request_states AS s
    INNER JOIN request_terms AS t
        ON s.as_of = t.as_of AND s.disaster_code = t.disaster_code AND s.kind = t.kind AND s.request_id = t.request_id
    WHERE s.kind = 'mid_long' AND s.status <> 'cancelled'
),

found AS NOT MATERIALIZED (
    SELECT
        k.as_of,
        k.disaster_code,
        k.destination_code,
        coalesce(d.occupation_code, '') AS occupation_code,
        CASE WHEN k.is_actual THEN k.start_on ELSE greatest(k.start_on, k.as_of) END AS first_on,
        coalesce(k.end_on, DATE '9999-12-31') AS last_on,
        0 AS requested,
        k.persons AS secured
    FROM known_dispatches AS k
    INNER JOIN dispatches AS d ON k.dispatch_id = d.dispatch_id
    WHERE k.kind = 'mid_long' AND (k.is_actual OR coalesce(k.end_on, DATE '9999-12-31') >= k.as_of)
),

periods AS NOT MATERIALIZED (
    SELECT * FROM asked
    UNION ALL
    SELECT * FROM found
),

days AS (
    SELECT DISTINCT
        p.as_of,
        p.disaster_code,
        p.destination_code,
        p.occupation_code,
        y.fiscal_year,
        greatest(p.first_on, y.starts_on) AS its_day
    FROM periods AS p
    INNER JOIN fiscal_years AS y
        ON
            p.first_on <= y.ends_on
            AND p.last_on >= y.starts_on
            -- An open end reaches to the year of the as-of date or of its own beginning.
            AND (p.last_on < DATE '9999-12-31' OR y.starts_on <= greatest(p.as_of, p.first_on))

    UNION

    SELECT
        p.as_of,
        p.disaster_code,
        p.destination_code,
        p.occupation_code,
        y.fiscal_year,
        p.last_on + 1 AS its_day
    FROM periods AS p
    INNER JOIN fiscal_years AS y ON p.last_on >= y.starts_on AND p.last_on < y.ends_on
    WHERE p.secured > 0
)

SELECT
    d.as_of,
    d.disaster_code,
    d.destination_code,
    d.occupation_code,
    d.fiscal_year,
    d.its_day,
    CAST(sum(p.requested) AS BIGINT) AS requested,
    CAST(sum(p.secured) AS BIGINT) AS secured
FROM days AS d
INNER JOIN periods AS p
    ON
        d.as_of = p.as_of
        AND d.disaster_code = p.disaster_code
        AND d.destination_code = p.destination_code
        AND d.occupation_code = p.occupation_code
        AND d.its_day BETWEEN p.first_on AND p.last_on
GROUP BY d.as_of, d.disaster_code, d.destination_code, d.occupation_code, d.fiscal_year, d.its_day;
