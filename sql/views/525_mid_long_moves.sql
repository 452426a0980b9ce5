-- 中長期派遣の年度ごとの着任・帰任、4月1日・10月1日の在籍、人月。着任・帰任・人月は時点までの実績（予定を含まない）
-- Arrived, returned, on duty on 1 April and 1 October, and person-months of mid- to long-term dispatches by
-- fiscal year. All but the persons secured for a day to come are actual to date; plans are never part of them.
-- grain: one row per as-of date, dispatch and fiscal year; filter on one as_of
-- additive: arrived, returned, on_april, on_october, person_months
CREATE OR REPLACE VIEW mid_long_moves AS
WITH calendar_months AS (
    SELECT
        CAST(date_trunc('month', calendar_day) AS DATE) AS begins_on,
        max(calendar_day) AS ends_on
    FROM calendar_days
    GROUP BY date_trunc('month', calendar_day)
),

terms AS NOT MATERIALIZED (
    SELECT
        k.as_of,
        k.dispatch_id,
        k.disaster_code,
        k.destination_code,
        coalesce(d.occupation_code, '') AS occupation_code,
        y.fiscal_year,
        y.starts_on,
        k.persons,
        k.start_on,
        k.end_on,
        k.is_actual,
        greatest(k.start_on, y.starts_on) AS first_on,
        least(coalesce(k.end_on, k.as_of), y.ends_on, k.as_of) AS last_on
    FROM known_dispatches AS k
    INNER JOIN dispatches AS d ON k.dispatch_id = d.dispatch_id
    INNER JOIN fiscal_years AS y
        ON
            k.start_on <= y.ends_on
            -- An open end lasts, as it does for the persons secured: whoever is secured for a 1 April is there on it.
            AND coalesce(k.end_on, DATE '9999-12-31') >= y.starts_on
    WHERE k.kind = 'mid_long'
),

months AS (
    SELECT
        t.as_of,
        t.disaster_code,
        t.dispatch_id,
        t.fiscal_year,
        sum(
            c.persons
            * (least(t.last_on, c.end_on, m.ends_on) - greatest(t.first_on, c.start_on, m.begins_on) + 1)
            / CAST(m.ends_on - m.begins_on + 1 AS DOUBLE)
        ) AS person_months
    FROM terms AS t
    -- The dispatch, and each daily count as a period of one day with the difference it makes.
    INNER JOIN counted_periods AS c
        ON
            t.dispatch_id = c.dispatch_id
            AND t.disaster_code = c.disaster_code
            AND t.first_on <= coalesce(c.end_on, t.last_on)
            AND t.last_on >= c.start_on
    INNER JOIN calendar_months AS m
        ON
            greatest(t.first_on, c.start_on) <= m.ends_on
            AND least(t.last_on, c.end_on) >= m.begins_on
    WHERE t.is_actual AND t.last_on >= t.first_on
    GROUP BY t.as_of, t.disaster_code, t.dispatch_id, t.fiscal_year
)

SELECT
    t.as_of,
    t.dispatch_id,
    t.disaster_code,
    t.destination_code,
    t.occupation_code,
    t.fiscal_year,
    coalesce(m.person_months, 0) AS person_months,
    CASE
        WHEN t.is_actual AND t.start_on >= t.starts_on AND t.start_on <= t.as_of THEN t.persons ELSE 0
    END AS arrived,
    CASE WHEN t.is_actual AND t.end_on < t.as_of AND t.end_on <= y.ends_on THEN t.persons ELSE 0 END AS returned,
    CASE
        WHEN
            t.starts_on BETWEEN t.start_on AND coalesce(t.end_on, DATE '9999-12-31')
            AND (t.is_actual OR t.starts_on > t.as_of)
            THEN t.persons
        ELSE 0
    END AS on_april,
    CASE
        WHEN
            t.starts_on + 183 BETWEEN t.start_on AND coalesce(t.end_on, DATE '9999-12-31')
            AND (t.is_actual OR t.starts_on + 183 > t.as_of)
            THEN t.persons
        ELSE 0
    END AS on_october
FROM terms AS t
INNER JOIN fiscal_years AS y ON t.fiscal_year = y.fiscal_year
LEFT JOIN months AS m
    ON
        t.as_of = m.as_of
        AND t.disaster_code = m.disaster_code
        AND t.dispatch_id = m.dispatch_id
        AND t.fiscal_year = m.fiscal_year;

COMMENT ON COLUMN mid_long_moves.arrived IS '着任：年度のうちに始まり、時点までに来た人数 | Arrived: begun within the year and by the as-of date';
COMMENT ON COLUMN mid_long_moves.returned IS '帰任：年度のうちに最終日を迎え、時点までに帰った人数 | Returned: last day within the year and before the as-of date';
COMMENT ON COLUMN mid_long_moves.on_april IS '4月1日の在籍人数（時点より先の日は決まっている予定を含む） | Persons on 1 April; for a day after the as-of date as decided';
COMMENT ON COLUMN mid_long_moves.on_october IS '10月1日の在籍人数（時点より先の日は決まっている予定を含む） | Persons on 1 October; for a day after the as-of date as decided';
COMMENT ON COLUMN mid_long_moves.person_months IS '人月：各月の（派遣日数÷その月の日数）×人数の計。日別実績があればその日はそれに置き換える。時点までの実績 | Person-months to date: days of each month ÷ days of that month × persons, summed; a daily count replaces its day';
