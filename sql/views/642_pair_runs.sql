-- 対口支援の組ごとの、人がいる期間と、いない期間
-- The stretches of days on which a counterpart pair has somebody there, and those on which it has nobody.
-- grain: one row per as-of date, pair and stretch; filter on one as_of
CREATE OR REPLACE VIEW pair_runs AS
WITH numbered AS (
    SELECT
        *,
        persons > 0 AS is_covered,
        row_number() OVER (PARTITION BY as_of, pair_id ORDER BY calendar_day)
        - row_number() OVER (PARTITION BY as_of, pair_id, persons > 0 ORDER BY calendar_day) AS stretch
    FROM pair_days
)

SELECT
    as_of,
    pair_id,
    disaster_code,
    destination_code,
    sender_code,
    is_covered,
    min(calendar_day) AS first_day,
    max(calendar_day) AS last_day,
    count(*) AS run_days,
    max(persons) AS most_persons
FROM numbered
GROUP BY as_of, pair_id, disaster_code, destination_code, sender_code, is_covered, stretch;

COMMENT ON COLUMN pair_runs.is_covered IS 'その期間に人がいるか | Whether somebody is there on these days';
COMMENT ON COLUMN pair_runs.run_days IS '期間の日数（両端を含む） | Days of the stretch, both ends included';
COMMENT ON COLUMN pair_runs.most_persons IS '期間のうち最も多い日の人数 | Persons on the day with most';
