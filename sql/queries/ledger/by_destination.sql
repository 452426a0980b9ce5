-- 中長期派遣の台帳：派遣先×職種×年度
-- The ledger of mid- to long-term dispatches of one disaster, newest year first
-- grain: one row per fiscal year, destination and occupation
-- params: as_of, disaster_code
SELECT
    l.*,
    y.fiscal_year_ja AS term_ja,
    y.fiscal_year_en AS term_en,
    s.organisation_ja AS destination_ja,
    s.organisation_en AS destination_en,
    o.occupation_ja,
    o.occupation_en
FROM mid_long_ledger AS l
INNER JOIN fiscal_years AS y ON l.fiscal_year = y.fiscal_year
INNER JOIN senders AS s ON l.destination_code = s.organisation_code
LEFT JOIN occupations AS o ON l.occupation_code = o.occupation_code
WHERE l.as_of = $as_of AND l.disaster_code = $disaster_code
ORDER BY l.fiscal_year DESC, l.destination_code ASC, o.sort_order ASC NULLS LAST;
