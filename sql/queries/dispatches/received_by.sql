-- 1団体が受け入れた延べ人日（災害別）
-- Person-days one organisation received, by disaster
-- grain: one row per disaster and kind
-- params: organisation_code, as_of
SELECT
    p.disaster_code,
    d.disaster_ja,
    d.disaster_en,
    p.kind,
    CAST(sum(p.person_days) AS BIGINT) AS person_days,
    CAST(sum(p.persons_on_duty) AS BIGINT) AS persons_on_duty,
    count(DISTINCT p.sender_code) FILTER (WHERE p.person_days > 0) AS partners
FROM person_days AS p
INNER JOIN disasters AS d ON p.disaster_code = d.disaster_code
WHERE p.as_of = $as_of AND p.destination_code = $organisation_code
GROUP BY p.disaster_code, d.disaster_ja, d.disaster_en, d.started_on, p.kind
ORDER BY d.started_on DESC, p.kind ASC;
