-- 市町村全体の派遣負担率：全職種、次に職種ごと（延べ人日の多い順）。派遣のない職種は除く
-- Burden of all municipalities together: over all occupations, then by occupation, most person-days first;
-- occupations of which nobody was sent are left out
-- grain: one row per occupation or all
-- params: disaster_code, kind, scope, survey_id, as_of
SELECT
    t.*,
    o.occupation_ja,
    o.occupation_en
FROM burden_totals AS t
LEFT JOIN occupations AS o ON t.occupation_filter = o.occupation_code
WHERE
    t.as_of = $as_of
    AND t.survey_id = $survey_id
    AND t.disaster_code = $disaster_code
    AND t.kind = $kind
    AND t.scope = $scope
    AND (t.occupation_filter = 'all' OR t.person_days > 0)
ORDER BY t.occupation_filter <> 'all' ASC, t.person_days DESC, t.occupation_filter ASC;
