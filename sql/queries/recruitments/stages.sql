-- 採用試験1件の日程
-- The stages of one exam seen from a date
-- grain: one row per stage
-- params: recruitment_id, as_of
SELECT
    s.*,
    r.places_ja,
    r.places_en
FROM recruitment_stages AS s
INNER JOIN recruitment_log AS r ON s.recruitment_id = r.recruitment_id
WHERE s.as_of = $as_of AND s.recruitment_id = $recruitment_id
ORDER BY s.first_on ASC, s.stage_order ASC;
