-- 年度別の延べ人日（時点まで）。またがる派遣は日で分ける
-- Person-days by fiscal year up to the as-of date; a dispatch across a boundary is split by day
-- grain: one row per fiscal year and sender type
-- params: disaster_code, kind, scope, as_of
SELECT
    fiscal_year,
    sender_type,
    CAST(sum(persons) AS BIGINT) AS person_days,
    CAST(sum(sum(persons)) OVER (PARTITION BY fiscal_year) AS BIGINT) AS period_person_days
FROM persons_by_day
WHERE
    disaster_code = $disaster_code
    AND kind = $kind
    AND scope = $scope
    AND calendar_day <= $as_of
GROUP BY fiscal_year, sender_type
ORDER BY fiscal_year, CASE sender_type WHEN 'prefecture' THEN 1 WHEN 'municipality' THEN 2 ELSE 3 END;
