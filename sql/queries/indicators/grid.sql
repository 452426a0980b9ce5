-- 指標の入力表（期間の年または月。公表値は入力した値と並べる）
-- The grid of an indicator: every year or month from one day to another, with what was entered and what is published
-- grain: one row per period
-- params: indicator_code, first_on, last_on
WITH months AS (
    SELECT DISTINCT month_starts_on AS starts_on
    FROM calendar_days
    WHERE month_starts_on BETWEEN $first_on AND $last_on
)

SELECT
    m.starts_on,
    v.indicator_value,
    v.source,
    v.note,
    p.indicator_value AS published_value,
    v.row_version
FROM months AS m
INNER JOIN indicators AS i
    ON i.periodicity = 'monthly' OR CAST(extract('month' FROM m.starts_on) AS INTEGER) = i.year_starts_in
LEFT JOIN indicator_values AS v ON i.indicator_code = v.indicator_code AND m.starts_on = v.starts_on
LEFT JOIN indicator_series AS p
    ON i.indicator_code = p.indicator_code AND m.starts_on = p.starts_on AND p.is_published
WHERE i.indicator_code = $indicator_code
ORDER BY m.starts_on DESC;
