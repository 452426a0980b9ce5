-- 派遣元市町村の負担と欠員率。欠員率が高いのに負担も重い団体の数を添える
-- Burden of each municipality beside its vacancy rate, with the number of those short yet heavily sending
-- grain: one row per municipality
-- params: disaster_code, kind, scope, survey_id, as_of
SELECT
    b.*,
    count(*) FILTER (WHERE b.is_short_yet_sending) OVER () AS municipalities_short_yet_sending,
    m.municipality_ja,
    m.municipality_en,
    m.short_ja,
    m.short_en
FROM dispatch_burden AS b
INNER JOIN municipalities AS m ON b.municipality_code = m.municipality_code
WHERE
    b.as_of = $as_of
    AND b.survey_id = $survey_id
    AND b.disaster_code = $disaster_code
    AND b.kind = $kind
    AND b.scope = $scope
ORDER BY b.municipality_code;
