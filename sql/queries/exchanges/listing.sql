-- 人事交流の記録（新しい年度から。取下げは最後に）
-- Records of staff exchange, newest year first, withdrawn ones last
-- grain: one row per exchange
SELECT
    e.*,
    y.fiscal_year_ja AS term_ja,
    y.fiscal_year_en AS term_en,
    s.organisation_ja AS sender_ja,
    s.organisation_en AS sender_en,
    h.organisation_ja AS host_ja,
    h.organisation_en AS host_en,
    o.occupation_ja,
    o.occupation_en
FROM staff_exchanges AS e
INNER JOIN fiscal_years AS y ON e.fiscal_year = y.fiscal_year
INNER JOIN organisations AS s ON e.sender_code = s.organisation_code
INNER JOIN organisations AS h ON e.host_code = h.organisation_code
LEFT JOIN occupations AS o ON e.occupation_code = o.occupation_code
ORDER BY e.exchange_state ASC, e.fiscal_year DESC, e.exchange_type ASC, e.exchange_id ASC;
