-- 派遣元別の延べ人日（多い順）と、全体に占める割合
-- Person-days by sender, most first, with the share of the whole
-- grain: one row per sender
-- params: disaster_code, kind, scope, as_of
SELECT
    p.sender_code,
    s.sender_type,
    s.organisation_ja AS sender_ja,
    s.organisation_en AS sender_en,
    s.short_ja,
    s.short_en,
    CAST(sum(p.person_days) AS BIGINT) AS person_days,
    CAST(sum(p.persons_on_duty) AS BIGINT) AS persons_on_duty,
    CAST(sum(p.persons_sent) AS BIGINT) AS persons_sent,
    CAST(sum(sum(p.person_days)) OVER () AS BIGINT) AS all_person_days,
    CAST(sum(p.person_days) AS DOUBLE) / nullif(sum(sum(p.person_days)) OVER (), 0) AS person_days_share
FROM person_days AS p
INNER JOIN senders AS s ON p.sender_code = s.organisation_code
WHERE
    p.as_of = $as_of
    AND p.disaster_code = $disaster_code
    AND p.kind = $kind
    AND ($scope = 'all' OR p.is_headline)
GROUP BY p.sender_code, s.sender_type, s.organisation_ja, s.organisation_en, s.short_ja, s.short_en
ORDER BY person_days DESC, p.sender_code ASC;
