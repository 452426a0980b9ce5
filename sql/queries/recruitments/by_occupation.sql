-- 採用試験1件の職種別の予定・応募・合格・採用
-- One exam by occupation: target, applicants, passed, hired
-- grain: one row per occupation
-- params: recruitment_id
SELECT
    t.*,
    o.occupation_ja,
    o.occupation_en,
    o.short_ja,
    o.short_en
FROM recruitment_targets_met AS t
INNER JOIN occupations AS o ON t.occupation_code = o.occupation_code
WHERE t.recruitment_id = $recruitment_id
ORDER BY o.sort_order;
