-- 職員数を超えて派遣する日。派遣元市町村・職種ごとに、その日に派遣中または予定の人数（すべての災害。取消を除く。日別実績があればその人数）が
-- 実職員数を超える日。警告であって、記録は妨げない
-- Days on which a municipality has more persons of an occupation away, or planned to be, than it has staff: over
-- all disasters, cancelled dispatches left out, a daily count in place of its day. A warning that forbids nothing.
-- grain: one row per survey, sender, occupation and day with more persons away than staff
CREATE OR REPLACE VIEW sender_overloads AS
WITH away AS (
    SELECT
        d.sender_code,
        d.occupation_code,
        c.calendar_day,
        CAST(sum(coalesce(y.persons, d.persons)) AS BIGINT) AS persons
    FROM dispatches AS d
    -- A day after all days for an open end: a comparison, which can be joined by, where OR can not.
    INNER JOIN calendar_days AS c
        ON d.start_on <= c.calendar_day AND coalesce(d.end_on, DATE '9999-12-31') >= c.calendar_day
    LEFT JOIN daily_counts AS y ON d.dispatch_id = y.dispatch_id AND c.calendar_day = y.counted_on
    WHERE d.status <> 'cancelled' AND d.occupation_code IS NOT NULL
    GROUP BY d.sender_code, d.occupation_code, c.calendar_day
)

SELECT
    v.survey_id,
    a.sender_code,
    a.occupation_code,
    a.calendar_day,
    a.persons,
    v.actual AS staff
FROM away AS a
INNER JOIN vacancies AS v ON a.sender_code = v.municipality_code AND a.occupation_code = v.occupation_code
WHERE a.persons > v.actual;
