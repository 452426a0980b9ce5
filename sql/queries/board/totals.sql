-- 状況ボードの派遣の数字。応援と中長期は分けて数える
-- The dispatches of the board; short support and mid- to long-term are counted apart
-- grain: one row
-- params: disaster_code, as_of, last_on
WITH alive AS (
    SELECT x.disaster_code
    FROM disasters AS x
    WHERE x.status = 'open' AND (CAST($disaster_code AS VARCHAR) IS NULL OR x.disaster_code = $disaster_code)
),

on_duty AS (
    SELECT
        sum(p.persons_on_duty) FILTER (WHERE p.kind = 'emergency') AS emergency_on_duty,
        sum(p.persons_on_duty) FILTER (WHERE p.kind = 'mid_long') AS mid_long_on_duty
    FROM person_day_terms AS p
    INNER JOIN alive AS a ON p.disaster_code = a.disaster_code
    WHERE p.as_of = $as_of AND p.persons_on_duty <> 0
),

moving AS (
    SELECT
        count(*) FILTER (WHERE m.movement = 'arriving') AS teams_arriving,
        count(*) FILTER (WHERE m.movement = 'leaving') AS teams_leaving,
        sum(m.persons) FILTER (WHERE m.movement = 'arriving') AS persons_arriving,
        sum(m.persons) FILTER (WHERE m.movement = 'leaving') AS persons_leaving
    FROM dispatch_movements AS m
    INNER JOIN alive AS a ON m.disaster_code = a.disaster_code
    WHERE m.moves_on BETWEEN $as_of AND $last_on
),

ending AS (
    SELECT count(*) AS endings
    FROM dispatch_endings AS e
    INNER JOIN alive AS a ON e.disaster_code = a.disaster_code
    WHERE e.as_of = $as_of AND NOT e.has_successor
)

SELECT
    CAST(coalesce(d.emergency_on_duty, 0) AS BIGINT) AS emergency_on_duty,
    CAST(coalesce(d.mid_long_on_duty, 0) AS BIGINT) AS mid_long_on_duty,
    m.teams_arriving,
    m.teams_leaving,
    CAST(coalesce(m.persons_arriving, 0) AS BIGINT) AS persons_arriving,
    CAST(coalesce(m.persons_leaving, 0) AS BIGINT) AS persons_leaving,
    e.endings
FROM on_duty AS d
CROSS JOIN moving AS m
CROSS JOIN ending AS e;
