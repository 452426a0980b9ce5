-- 業務別の延べ人日（多い順）
-- Person-days by task, most first
-- grain: one row per task and sender type
-- params: disaster_code, kind, scope, as_of
SELECT
    p.task_code,
    t.task_ja,
    t.task_en,
    t.short_ja,
    t.short_en,
    p.sender_type,
    CAST(sum(p.person_days) AS BIGINT) AS person_days,
    CAST(sum(p.persons_on_duty) AS BIGINT) AS persons_on_duty
FROM person_days AS p
INNER JOIN tasks AS t ON p.task_code = t.task_code
WHERE
    p.as_of = $as_of
    AND p.disaster_code = $disaster_code
    AND p.kind = $kind
    AND ($scope = 'all' OR p.is_headline)
GROUP BY p.task_code, t.task_ja, t.task_en, t.short_ja, t.short_en, p.sender_type
ORDER BY person_days DESC, p.task_code ASC, p.sender_type ASC;
