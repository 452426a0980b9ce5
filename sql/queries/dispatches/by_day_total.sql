-- 日別の派遣人数（派遣元の区分を合わせたもの）と累計
-- Persons away on each day over all sender types, and person-days so far
-- grain: one row per day
-- params: disaster_code, kind, scope, as_of
SELECT
    calendar_day,
    CAST(sum(persons) AS BIGINT) AS persons,
    CAST(sum(cumulative_person_days) AS BIGINT) AS cumulative_person_days
FROM persons_by_day
WHERE
    disaster_code = $disaster_code
    AND kind = $kind
    AND scope = $scope
    AND calendar_day <= $as_of
GROUP BY calendar_day
ORDER BY calendar_day;
