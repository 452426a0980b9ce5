-- 要請ごと・日ごとの必要・充足・派遣で埋まらない人数に、申出の残りと、派遣以外の手当ての記録を添えたもの
-- Needed, met and left open of each request on each day, beside what offers still hold for it and what is recorded to close
-- it other than by dispatches, as known at a date.
-- grain: one row per as-of date, request and day with a need; filter on one as_of
-- additive: needed, met, left_open, offered, closings
CREATE OR REPLACE VIEW request_days AS
-- All of what a filter may be on stands in the groups, so that it reaches the days of offers and closings.
WITH offered AS (
    SELECT as_of, disaster_code, disaster_status, kind, request_id, calendar_day, sum(still_offered) AS persons
    FROM offer_days
    -- Nobody can come on a day gone by.
    WHERE calendar_day >= as_of
    GROUP BY as_of, disaster_code, disaster_status, kind, request_id, calendar_day
),

closings AS (
    SELECT as_of, disaster_code, disaster_status, kind, request_id, calendar_day, sum(persons) AS persons
    FROM closing_days
    GROUP BY as_of, disaster_code, disaster_status, kind, request_id, calendar_day
)

SELECT
    n.as_of,
    n.request_id,
    n.disaster_code,
    n.disaster_status,
    n.kind,
    n.municipality_code,
    n.task_code,
    n.calendar_day,
    n.its_day,
    n.needed,
    n.met,
    n.left_open,
    CAST(coalesce(o.persons, 0) AS BIGINT) AS offered,
    CAST(coalesce(c.persons, 0) AS BIGINT) AS closings,
    n.place_secured,
    n.place_in_place
FROM request_met_days AS n
LEFT JOIN offered AS o
    ON
        n.as_of = o.as_of
        AND n.disaster_code = o.disaster_code
        AND n.disaster_status = o.disaster_status
        AND n.kind = o.kind
        AND n.request_id = o.request_id
        AND n.calendar_day = o.calendar_day
LEFT JOIN closings AS c
    ON
        n.as_of = c.as_of
        AND n.disaster_code = c.disaster_code
        AND n.disaster_status = c.disaster_status
        AND n.kind = c.kind
        AND n.request_id = c.request_id
        AND n.calendar_day = c.calendar_day;

COMMENT ON COLUMN request_days.needed IS '必要人数（時点で分かっている要請。取消を除く） | Persons needed by the request as known, cancelled ones left out';
COMMENT ON COLUMN request_days.met IS '必要のうち確保できた人数 | Part of the need that is met';
COMMENT ON COLUMN request_days.left_open IS '派遣で埋まらない人数：必要−確保できた人数 | What dispatches leave open: needed − met';
COMMENT ON COLUMN request_days.offered IS 'この要請への申出の残り（時点以降の日） | Still open in offers to this request, on days from the as-of date on';
COMMENT ON COLUMN request_days.closings IS 'この要請に記録した任期付・委託・配置換えの人数（派遣で埋まった分を超えることがある） | Persons recorded as fixed-term, outsourced or reassigned for the request; may go beyond what dispatches leave open';
COMMENT ON COLUMN request_days.place_secured IS '同じ市町村・業務・区分で確保した人数の計。要請をまたいで足し上げられない | Persons secured for the place, task and kind; not additive over requests';
COMMENT ON COLUMN request_days.place_in_place IS '同じ市町村・業務・区分で現地にいる人数の計（時点までの日）。要請をまたいで足し上げられない | Persons in place for the place, task and kind, on days up to the as-of date; not additive over requests';
