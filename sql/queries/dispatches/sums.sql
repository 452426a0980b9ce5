-- 指定した災害の、派遣の区分ごとの延べ人日（実績）と予定の延べ人日
-- Person-days to date and planned person-days of some disasters, by kind
-- grain: one row per disaster and kind with a dispatch that counts or is planned
-- params: disaster_codes, as_of
SELECT
    t.disaster_code,
    d.disaster_ja,
    d.disaster_en,
    t.kind,
    CAST(sum(t.person_days) AS BIGINT) AS person_days,
    CAST(sum(t.planned_person_days) AS BIGINT) AS planned_person_days
FROM tally_terms AS t
INNER JOIN disasters AS d ON t.disaster_code = d.disaster_code
WHERE
    t.as_of = $as_of
    AND t.scope = 'all'
    AND t.split = 'total'
    AND list_contains(CAST($disaster_codes AS VARCHAR[]), t.disaster_code)
GROUP BY t.disaster_code, d.disaster_ja, d.disaster_en, t.kind
ORDER BY t.disaster_code, t.kind;
