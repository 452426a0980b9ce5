-- 対口支援の組ごとの、始まってからの日数と、そのうち人がいない日数、時点の人数
-- Each counterpart pair that has begun: days so far, days without anybody there, persons on the as-of date.
-- grain: one row per as-of date and pair begun by then; filter on one as_of
CREATE OR REPLACE VIEW pair_cover AS
SELECT
    as_of,
    pair_id,
    disaster_code,
    destination_code,
    sender_code,
    is_lead,
    count(*) AS pair_days,
    count(*) FILTER (WHERE persons = 0) AS uncovered_days,
    max(calendar_day) = as_of AS is_running,
    CAST(sum(persons) AS BIGINT) AS person_days,
    CAST(coalesce(sum(persons) FILTER (WHERE calendar_day = as_of), 0) AS BIGINT) AS persons_on_duty,
    max(calendar_day) FILTER (WHERE persons > 0) AS last_covered_on
FROM pair_days
GROUP BY as_of, pair_id, disaster_code, destination_code, sender_code, is_lead;

COMMENT ON COLUMN pair_cover.pair_days IS '組の初日から、最終日または時点までの日数 | Days from the first day of the pair to its last or the as-of date';
COMMENT ON COLUMN pair_cover.uncovered_days IS 'そのうち、派遣元の職員が1人もいなかった日数 | Days on which nobody of the sender was at the destination';
COMMENT ON COLUMN pair_cover.is_running IS '時点で続いている組か | Whether the pair goes on at the as-of date';
COMMENT ON COLUMN pair_cover.last_covered_on IS '最後に人がいた日 | The last day on which somebody was there';
