-- 人事交流の年度・種類ごとの人数（新しい年度から）
-- Staff exchange by fiscal year and type, newest year first
-- grain: one row per fiscal year and exchange type
SELECT
    t.*,
    y.fiscal_year_ja AS term_ja,
    y.fiscal_year_en AS term_en
FROM exchange_totals AS t
INNER JOIN fiscal_years AS y ON t.fiscal_year = y.fiscal_year
ORDER BY t.fiscal_year DESC, t.exchange_type ASC;
