-- 申出ごとの残りと準備の状況。残りは時点以降の日だけ（過ぎた日にはもう来られない）。確かめてから30日を超えた準備の状況は古い
-- What is left of each offer as known at a date, on days from that date on (nobody can come on a day gone by), and
-- whether its readiness is stale: confirmed more than 30 days before. Accepted and open are those of the day with most.
-- grain: one row per as-of date and offer made by then; filter on one as_of
CREATE OR REPLACE VIEW offer_totals AS
WITH summed AS (
    SELECT
        as_of,
        disaster_code,
        offer_id,
        CAST(sum(accepted) AS BIGINT) AS accepted_days,
        CAST(coalesce(sum(still_offered) FILTER (WHERE calendar_day >= as_of), 0) AS BIGINT) AS open_days,
        coalesce(max(still_offered) FILTER (WHERE calendar_day >= as_of), 0) AS open_persons,
        max(still_offered) AS most_unused,
        max(accepted) AS accepted_persons,
        min(calendar_day) FILTER (WHERE still_offered > 0 AND calendar_day >= as_of) AS open_from,
        max(calendar_day) FILTER (WHERE still_offered > 0 AND calendar_day >= as_of) AS open_until
    FROM offer_days
    GROUP BY as_of, disaster_code, offer_id
)

SELECT
    t.as_of,
    o.offer_id,
    o.disaster_code,
    o.kind,
    o.sender_code,
    o.request_id,
    o.task_code,
    o.occupation_code,
    o.persons,
    o.start_on,
    o.end_on,
    o.people_ready,
    o.logistics_ready,
    o.funding_ready,
    s.confirmed_on,
    o.offered_on,
    t.accepted_persons,
    t.accepted_days,
    t.open_persons,
    t.open_days,
    t.open_from,
    t.open_until,
    t.as_of - s.confirmed_on > 30 AND t.open_days > 0 AS is_stale,
    CASE
        WHEN s.is_withdrawn THEN 'withdrawn'
        WHEN o.persons = 0 THEN 'declined'
        WHEN t.open_days = 0 AND t.most_unused > 0 THEN 'over'
        WHEN t.open_days = 0 THEN 'used'
        WHEN t.accepted_days > 0 THEN 'partly_used'
        ELSE 'open'
    END AS offer_status
FROM summed AS t
INNER JOIN offer_states AS s ON t.as_of = s.as_of AND t.disaster_code = s.disaster_code AND t.offer_id = s.offer_id
INNER JOIN offers AS o ON t.disaster_code = o.disaster_code AND t.offer_id = o.offer_id;

COMMENT ON COLUMN offer_totals.open_persons IS '申出の残りの人数（時点以降でいちばん多い日） | Persons still open on the day with most, from the as-of date on';
COMMENT ON COLUMN offer_totals.open_days IS '申出の残り（時点以降の人日） | Person-days still open, from the as-of date on';
COMMENT ON COLUMN offer_totals.is_stale IS '準備の状況を確かめてから30日を超えた、残りのある申出か | Whether an offer with something left was last confirmed more than 30 days ago';
COMMENT ON COLUMN offer_totals.offer_status IS '申出の状態：受付中・一部派遣・派遣済・期間終了（残したまま期間が過ぎた）・取下げ・出せない | State of the offer: open, partly used, used, over (its days gone by with something left), withdrawn, declined';
