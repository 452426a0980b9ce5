-- 中長期派遣の年度別の計（派遣先×職種ごとの人数の計）
-- The ledger of one disaster by fiscal year, summed over destinations and occupations
-- grain: one row per fiscal year
-- params: as_of, disaster_code
SELECT
    l.fiscal_year,
    y.fiscal_year_ja AS term_ja,
    y.fiscal_year_en AS term_en,
    $as_of BETWEEN y.starts_on AND y.ends_on AS is_current,
    CAST(sum(l.requested_most) AS BIGINT) AS requested_most,
    CAST(sum(l.secured_most) AS BIGINT) AS secured_most,
    CAST(sum(l.short_most) AS BIGINT) AS short_most,
    CAST(sum(l.arrived) AS BIGINT) AS arrived,
    CAST(sum(l.returned) AS BIGINT) AS returned,
    CAST(sum(l.on_april) AS BIGINT) AS on_april,
    CAST(sum(l.on_october) AS BIGINT) AS on_october,
    sum(l.person_months) AS person_months
FROM mid_long_ledger AS l
INNER JOIN fiscal_years AS y ON l.fiscal_year = y.fiscal_year
WHERE l.as_of = $as_of AND l.disaster_code = $disaster_code
GROUP BY l.fiscal_year, y.fiscal_year_ja, y.fiscal_year_en, y.starts_on, y.ends_on
ORDER BY l.fiscal_year;
