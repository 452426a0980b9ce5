-- 見出しに数えない行（業務区分×派遣元の区分）と、その派遣先
-- Lines that stand apart from the headline, with the names of their destinations
-- grain: one row per task group and sender type
-- params: disaster_code, kind, as_of
SELECT
    p.task_group,
    t.task_group_ja AS task_group_name_ja,
    t.task_group_en AS task_group_name_en,
    p.sender_type,
    CAST(sum(p.person_days) AS BIGINT) AS person_days,
    string_agg(DISTINCT o.organisation_ja, '・' ORDER BY o.organisation_ja) AS destinations_ja,
    string_agg(DISTINCT o.organisation_en, ', ' ORDER BY o.organisation_en) AS destinations_en
FROM person_days AS p
INNER JOIN tasks AS t ON p.task_code = t.task_code
INNER JOIN organisations AS o ON p.destination_code = o.organisation_code
WHERE
    p.as_of = $as_of
    AND p.disaster_code = $disaster_code
    AND p.kind = $kind
    AND NOT p.is_headline
    AND p.person_days > 0
GROUP BY p.task_group, t.task_group_ja, t.task_group_en, p.sender_type
ORDER BY person_days DESC, p.task_group ASC, p.sender_type ASC;
