-- 日別の派遣人数と累計（時点まで）
-- Persons away on each day and person-days so far, up to the as-of date
-- grain: one row per day and sender type
-- params: disaster_code, kind, scope, as_of
SELECT
    calendar_day,
    sender_type,
    persons,
    cumulative_person_days
FROM persons_by_day
WHERE
    disaster_code = $disaster_code
    AND kind = $kind
    AND scope = $scope
    AND calendar_day <= $as_of
ORDER BY calendar_day, CASE sender_type WHEN 'prefecture' THEN 1 WHEN 'municipality' THEN 2 ELSE 3 END;
