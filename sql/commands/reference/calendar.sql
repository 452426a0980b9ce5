-- 年度表の期間の暦日を用意する
-- Fill the calendar for the fiscal years that are registered.
INSERT INTO calendar_days (calendar_day, fiscal_year, month_starts_on, week_starts_on)
SELECT
    CAST(series.calendar_day AS DATE) AS calendar_day,
    f.fiscal_year,
    CAST(date_trunc('month', series.calendar_day) AS DATE) AS month_starts_on,
    CAST(date_trunc('week', series.calendar_day) AS DATE) AS week_starts_on
FROM fiscal_years AS f
CROSS JOIN generate_series(f.starts_on, f.ends_on, INTERVAL '1 day') AS series (calendar_day)
WHERE NOT EXISTS (SELECT 1 FROM calendar_days AS c WHERE c.fiscal_year = f.fiscal_year);
