-- 派遣元市町村の派遣負担率と欠員率（重い順）
-- Burden rate of each municipality beside its vacancy rate, the heaviest first
-- grain: one row per municipality
-- params: disaster_code, kind, scope, survey_id, occupation_filter, as_of
SELECT
    b.*,
    m.municipality_ja,
    m.municipality_en,
    m.short_ja,
    m.short_en
FROM sender_burdens AS b
INNER JOIN municipalities AS m ON b.municipality_code = m.municipality_code
WHERE
    b.as_of = $as_of
    AND b.survey_id = $survey_id
    AND b.disaster_code = $disaster_code
    AND b.kind = $kind
    AND b.scope = $scope
    AND b.occupation_filter = $occupation_filter
ORDER BY b.burden_rate DESC NULLS LAST, b.person_days DESC, b.municipality_code ASC;
