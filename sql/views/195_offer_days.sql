-- 申出の日ごとの人数と、派遣に使われた人数・残り。取り下げた申出は残りがない。取り消した派遣の分は残りに戻る
-- What each offer holds on each day as known at a date: persons offered, persons already made into
-- dispatches, persons still open. A withdrawn offer has nothing open; a cancelled dispatch gives its
-- persons back.
-- grain: one row per as-of date, offer and day; filter on one as_of
-- additive: offered, accepted, still_offered
CREATE OR REPLACE VIEW offer_days AS
WITH days AS NOT MATERIALIZED (
    SELECT
        o.as_of,
        o.offer_id,
        o.disaster_code,
        o.disaster_status,
        o.kind,
        o.request_id,
        c.calendar_day,
        o.persons,
        o.is_withdrawn
    FROM offer_states AS o
    INNER JOIN calendar_days AS c ON c.calendar_day BETWEEN o.start_on AND o.end_on
),

-- Joined inside, so that the as-of date reaches both sides.
parts AS (
    SELECT
        *,
        0 AS accepted
    FROM days
    UNION ALL
    SELECT
        n.as_of,
        n.offer_id,
        n.disaster_code,
        n.disaster_status,
        n.kind,
        n.request_id,
        n.calendar_day,
        0 AS persons,
        n.is_withdrawn,
        d.persons AS accepted
    FROM days AS n
    INNER JOIN known_dispatches AS d
        ON
            n.as_of = d.as_of
            -- Follow from the offer; named here, a filter on them reaches the dispatches.
            AND n.disaster_code = d.disaster_code
            AND n.disaster_status = d.disaster_status
            AND n.offer_id = d.offer_id
            AND n.calendar_day >= d.start_on
            AND (d.end_on IS NULL OR n.calendar_day <= d.end_on)
),

summed AS (
    SELECT
        as_of,
        offer_id,
        disaster_code,
        disaster_status,
        kind,
        request_id,
        calendar_day,
        is_withdrawn,
        sum(persons) AS offered,
        sum(accepted) AS accepted
    FROM parts
    GROUP BY as_of, offer_id, disaster_code, disaster_status, kind, request_id, calendar_day, is_withdrawn
)

SELECT
    as_of,
    offer_id,
    disaster_code,
    disaster_status,
    kind,
    request_id,
    calendar_day,
    CAST(offered AS BIGINT) AS offered,
    CAST(accepted AS BIGINT) AS accepted,
    CAST(CASE WHEN is_withdrawn THEN 0 ELSE greatest(offered - accepted, 0) END AS BIGINT) AS still_offered
FROM summed;

COMMENT ON COLUMN offer_days.offered IS '申出の人数 | Persons offered';
COMMENT ON COLUMN offer_days.accepted IS '申出のうち派遣にした人数（取り消した派遣を除く） | Persons of the offer made into dispatches, cancelled ones left out';
COMMENT ON COLUMN offer_days.still_offered IS '申出の残り：max(申出−派遣にした人数, 0)。取り下げた申出は0 | Still open: max(offered − accepted, 0); 0 once withdrawn';
