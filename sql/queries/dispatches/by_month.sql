-- 月別の延べ人日（時点まで）。またがる派遣は日で分ける
-- Person-days by month up to the as-of date; a dispatch across a boundary is split by day
-- grain: one row per month and sender type
-- params: disaster_code, kind, scope, as_of
SELECT
    month_starts_on,
    sender_type,
    CAST(sum(persons) AS BIGINT) AS person_days,
    CAST(sum(sum(persons)) OVER (PARTITION BY month_starts_on) AS BIGINT) AS period_person_days
FROM persons_by_day
WHERE
    disaster_code = $disaster_code
    AND kind = $kind
    AND scope = $scope
    AND calendar_day <= $as_of
GROUP BY month_starts_on, sender_type
ORDER BY month_starts_on, CASE sender_type WHEN 'prefecture' THEN 1 WHEN 'municipality' THEN 2 ELSE 3 END;
