-- 人月の計算。各月の（数える日数÷その月の日数）×人数の計。月の途中までの日は、その月に占める割合になる
-- The working of person-months: days that count ÷ days of their month × persons, summed over the months. A
-- period is taken as the months up to the day after its last day less those up to its first.
-- grain: one row per as-of date and counted period begun by then; filter on one as_of
-- additive: person_days, person_months, persons_on_duty
CREATE OR REPLACE VIEW person_month_terms AS
WITH bounds AS NOT MATERIALIZED (
    SELECT
        *,
        counted_until + 1 AS day_after,
        CAST(date_trunc('month', start_on) AS DATE) AS first_month,
        CAST(date_trunc('month', counted_until + 1) AS DATE) AS month_after
    FROM person_day_terms
)

SELECT
    as_of,
    dispatch_id,
    disaster_code,
    kind,
    sender_code,
    destination_code,
    task_code,
    wave,
    is_headline,
    start_on,
    counted_until,
    persons,
    person_days,
    persons_on_duty,
    persons * (
        12 * (date_part('year', month_after) - date_part('year', first_month))
        + date_part('month', month_after) - date_part('month', first_month)
        + (day_after - month_after) / CAST(CAST(month_after + INTERVAL '1 month' AS DATE) - month_after AS DOUBLE)
        - (start_on - first_month) / CAST(CAST(first_month + INTERVAL '1 month' AS DATE) - first_month AS DOUBLE)
    ) AS person_months
FROM bounds;

COMMENT ON COLUMN person_month_terms.person_months IS '人月：各月の（派遣日数÷その月の日数）×人数の計。日別実績があればその日はそれに置き換える。時点までの実績だけで、予定・取消は含まない | Person-months to date: days of each month ÷ days of that month × persons, summed; a daily count replaces its day; planned and cancelled never count';
