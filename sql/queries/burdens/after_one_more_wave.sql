-- もう1陣（人数×日数）を出した場合の、各市町村の派遣負担率（軽い順。被災した団体と、職員数を超える団体は後ろ）。期間の日数は変えない
-- What one more wave of some persons for some days would make of each municipality's burden, the lightest first, those
-- struck themselves and those with fewer staff than persons last. The days of the period stay as they are.
-- grain: one row per municipality
-- params: disaster_code, kind, scope, survey_id, occupation_filter, as_of, persons, days
WITH after AS (
    SELECT
        b.*,
        m.municipality_ja,
        m.municipality_en,
        m.short_ja,
        m.short_en,
        CAST(b.person_days + $persons * $days AS DOUBLE) / nullif(b.staff * b.period_days, 0) AS burden_after_rate,
        CAST($persons AS DOUBLE) / nullif(b.staff, 0) AS away_rate,
        coalesce(b.staff >= $persons, FALSE) AS can_send,
        t.municipality_code IS NOT NULL AS is_struck,
        coalesce(
            b.is_short_of_staff
            AND CAST(b.person_days + $persons * $days AS DOUBLE) / nullif(b.staff * b.period_days, 0)
            > b.median_burden_rate,
            FALSE
        ) AS is_short_yet_sending_after
    FROM sender_burdens AS b
    INNER JOIN municipalities AS m ON b.municipality_code = m.municipality_code
    LEFT JOIN disaster_municipalities AS t
        ON b.disaster_code = t.disaster_code AND b.municipality_code = t.municipality_code
    WHERE
        b.as_of = $as_of
        AND b.survey_id = $survey_id
        AND b.disaster_code = $disaster_code
        AND b.kind = $kind
        AND b.scope = $scope
        AND b.occupation_filter = $occupation_filter
)

SELECT
    *,
    count(*) FILTER (WHERE can_send AND NOT is_struck AND is_short_yet_sending_after AND NOT is_short_yet_sending)
        OVER () AS newly_short_yet_sending
FROM after
ORDER BY is_struck ASC, can_send DESC, burden_after_rate ASC NULLS LAST, municipality_code ASC;
