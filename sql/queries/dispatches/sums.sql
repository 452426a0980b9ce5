-- 災害と派遣の区分ごとの延べ人日（実績）と予定の延べ人日
-- Person-days to date and planned person-days by disaster and kind.
-- grain: one row per disaster and kind
-- params: as_of
SELECT
    disaster_code,
    disaster_ja,
    disaster_en,
    kind,
    CAST(sum(person_days) AS BIGINT) AS person_days,
    CAST(sum(planned_person_days) AS BIGINT) AS planned_person_days
FROM dispatch_log
WHERE as_of = $as_of
GROUP BY disaster_code, disaster_ja, disaster_en, kind
ORDER BY disaster_code, kind;
