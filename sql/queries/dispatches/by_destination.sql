-- 派遣先別の延べ人日（多い順）。上位から足した割合を添える
-- Person-days by destination, most first, with the share that a destination and those before it hold
-- grain: one row per destination
-- params: disaster_code, kind, scope, as_of
SELECT
    p.destination_code,
    s.sender_type,
    s.organisation_ja AS destination_ja,
    s.organisation_en AS destination_en,
    s.short_ja,
    s.short_en,
    CAST(sum(p.person_days) AS BIGINT) AS person_days,
    CAST(sum(p.persons_on_duty) AS BIGINT) AS persons_on_duty,
    CAST(sum(p.persons_sent) AS BIGINT) AS persons_sent,
    CAST(sum(sum(p.person_days)) OVER () AS BIGINT) AS all_person_days,
    CAST(sum(sum(p.person_days)) OVER (ORDER BY sum(p.person_days) DESC, p.destination_code ASC) AS DOUBLE)
    / nullif(sum(sum(p.person_days)) OVER (), 0) AS cumulative_share
FROM person_days AS p
INNER JOIN senders AS s ON p.destination_code = s.organisation_code
WHERE
    p.as_of = $as_of
    AND p.disaster_code = $disaster_code
    AND p.kind = $kind
    AND ($scope = 'all' OR p.is_headline)
GROUP BY p.destination_code, s.sender_type, s.organisation_ja, s.organisation_en, s.short_ja, s.short_en
ORDER BY person_days DESC, p.destination_code ASC;
