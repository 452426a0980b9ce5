-- 時点以降に、職員数を超えて派遣する派遣元（職種ごと）
-- Senders that have more persons of an occupation away than staff, from the as-of date on
-- grain: one row per sender and occupation
-- params: survey_id, as_of
SELECT
    s.short_ja AS sender_ja,
    s.short_en AS sender_en,
    p.occupation_ja,
    p.occupation_en,
    min(o.calendar_day) AS first_day,
    max(o.persons) AS persons,
    max(o.staff) AS staff
FROM sender_overloads AS o
INNER JOIN senders AS s ON o.sender_code = s.organisation_code
INNER JOIN occupations AS p ON o.occupation_code = p.occupation_code
WHERE o.survey_id = $survey_id AND o.calendar_day >= $as_of
GROUP BY o.sender_code, o.occupation_code, s.short_ja, s.short_en, p.occupation_ja, p.occupation_en
ORDER BY first_day, o.sender_code, o.occupation_code;
