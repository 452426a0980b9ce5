-- 公表された中長期派遣の要望と確保（この台帳の値とは別）
-- Requested and secured as published, apart from what the ledger derives
-- grain: one row per published figure
SELECT
    s.fiscal_year,
    s.mid_long_series,
    f.event_ja,
    f.event_en,
    f.value,
    f.period,
    f.definition,
    f.paper,
    y.fiscal_year_ja AS term_ja,
    y.fiscal_year_en AS term_en
FROM mid_long_figures AS s
INNER JOIN published_figures AS f ON s.figure_code = f.figure_code
INNER JOIN fiscal_years AS y ON s.fiscal_year = y.fiscal_year
ORDER BY s.fiscal_year ASC, s.mid_long_series ASC, f.period ASC;
