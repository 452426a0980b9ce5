-- いま現地にいる人数（派遣先×業務、多い派遣先から）。災害が NULL なら対応中のすべての災害
-- Persons on duty now by destination and task, the destination with most first; NULL means every open disaster
-- grain: one row per disaster, kind, destination and task
-- params: disaster_code, as_of
WITH present AS (
    SELECT
        p.disaster_code,
        p.kind,
        p.destination_code,
        p.task_code,
        CAST(sum(p.persons_on_duty) AS BIGINT) AS persons_on_duty
    FROM person_day_terms AS p
    INNER JOIN disasters AS x ON p.disaster_code = x.disaster_code
    WHERE
        p.as_of = $as_of
        AND p.persons_on_duty <> 0
        AND x.status = 'open'
        AND (CAST($disaster_code AS VARCHAR) IS NULL OR x.disaster_code = $disaster_code)
    GROUP BY p.disaster_code, p.kind, p.destination_code, p.task_code
    HAVING sum(p.persons_on_duty) > 0
)

SELECT
    p.kind,
    p.disaster_code,
    x.disaster_ja,
    x.disaster_en,
    p.destination_code,
    d.organisation_ja AS destination_ja,
    d.organisation_en AS destination_en,
    t.short_ja AS task_ja,
    t.short_en AS task_en,
    p.persons_on_duty,
    CAST(sum(p.persons_on_duty) OVER (PARTITION BY p.disaster_code, p.kind, p.destination_code) AS BIGINT)
        AS destination_persons
FROM present AS p
INNER JOIN disasters AS x ON p.disaster_code = x.disaster_code
INNER JOIN senders AS d ON p.destination_code = d.organisation_code
INNER JOIN tasks AS t ON p.task_code = t.task_code
ORDER BY
    p.kind ASC,
    destination_persons DESC,
    p.destination_code ASC,
    p.disaster_code ASC,
    p.persons_on_duty DESC,
    p.task_code ASC;
