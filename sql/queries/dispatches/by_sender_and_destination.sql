-- 派遣元×派遣先の延べ人日。上位の派遣元のほかは「その他」にまとめ、まとめた団体数を添える
-- Person-days sender × destination; senders after the first ones are put together, with their number
-- grain: one row per sender (or the rest) and destination
-- params: disaster_code, kind, scope, as_of, first
WITH sent AS (
    SELECT
        p.sender_code,
        p.destination_code,
        CAST(sum(p.person_days) AS BIGINT) AS person_days
    FROM person_days AS p
    WHERE
        p.as_of = $as_of
        AND p.disaster_code = $disaster_code
        AND p.kind = $kind
        AND ($scope = 'all' OR p.is_headline)
        AND p.person_days > 0
    GROUP BY p.sender_code, p.destination_code
),

ranked AS (
    SELECT
        sender_code,
        row_number() OVER (ORDER BY sum(person_days) DESC, sender_code ASC) AS sender_rank
    FROM sent
    GROUP BY sender_code
)

SELECT
    CASE WHEN r.sender_rank <= $first THEN s.organisation_ja END AS sender_ja,
    CASE WHEN r.sender_rank <= $first THEN s.organisation_en END AS sender_en,
    least(r.sender_rank, $first + 1) AS sender_rank,
    count(DISTINCT p.sender_code) AS senders,
    p.destination_code,
    t.organisation_ja AS destination_ja,
    t.organisation_en AS destination_en,
    t.short_ja,
    t.short_en,
    CAST(sum(p.person_days) AS BIGINT) AS person_days,
    (SELECT count(*) FROM ranked WHERE ranked.sender_rank > $first) AS other_senders,
    CAST(sum(sum(p.person_days)) OVER (PARTITION BY p.destination_code) AS BIGINT) AS destination_person_days
FROM sent AS p
INNER JOIN ranked AS r ON p.sender_code = r.sender_code
INNER JOIN senders AS s ON p.sender_code = s.organisation_code
INNER JOIN senders AS t ON p.destination_code = t.organisation_code
GROUP BY
    CASE WHEN r.sender_rank <= $first THEN s.organisation_ja END,
    CASE WHEN r.sender_rank <= $first THEN s.organisation_en END,
    least(r.sender_rank, $first + 1),
    p.destination_code, t.organisation_ja, t.organisation_en, t.short_ja, t.short_en
ORDER BY sender_rank ASC, destination_person_days DESC, p.destination_code ASC;
