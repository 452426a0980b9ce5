-- 派遣先ごとの確認の進みと、全体（派遣先が空欄の行）
-- How far the teams of a day are confirmed, by destination and in all (the row without a destination)
-- grain: one row per destination, and one for all
-- params: disaster_code, kind, counted_on
SELECT
    destination_code,
    CAST(sum(teams) AS BIGINT) AS teams,
    CAST(sum(teams_confirmed) AS BIGINT) AS teams_confirmed,
    CAST(sum(teams_to_confirm) AS BIGINT) AS teams_to_confirm,
    CAST(sum(teams_not_arrived) AS BIGINT) AS teams_not_arrived,
    CAST(sum(expected_persons) AS BIGINT) AS expected_persons,
    CAST(sum(counted_persons) AS BIGINT) AS counted_persons
FROM field_teams
WHERE calendar_day = $counted_on AND disaster_code = $disaster_code AND kind = $kind
GROUP BY GROUPING SETS ((destination_code), (disaster_code))
ORDER BY destination_code;
