-- 採用試験1件の市町村×職種の予定・応募・合格・採用
-- One exam by municipality and occupation
-- grain: one row per municipality and occupation
-- params: recruitment_id
SELECT
    s.*,
    m.municipality_ja,
    m.municipality_en,
    o.occupation_ja,
    o.occupation_en
FROM recruitment_seats AS s
INNER JOIN municipalities AS m ON s.municipality_code = m.municipality_code
INNER JOIN occupations AS o ON s.occupation_code = o.occupation_code
WHERE s.recruitment_id = $recruitment_id
ORDER BY s.municipality_code, o.sort_order;
