-- 時点での申出の状態：取り下げられているかと、準備の状況を最後に確かめた日。のちに再開した申出も、取り下げていた間の時点では取り下げのまま
-- State of each offer as known at a date: whether it is withdrawn, and the day its readiness was last confirmed. One that
-- was renewed later is still withdrawn at the dates between.
-- grain: one row per as-of date and offer made by then; filter on one as_of
CREATE OR REPLACE VIEW offer_states AS
SELECT
    k.calendar_day AS as_of,
    o.offer_id,
    o.disaster_code,
    x.status AS disaster_status,
    o.kind,
    o.request_id,
    o.persons,
    o.start_on,
    o.end_on,
    -- The day that stands, or the newest known then; one that is not known before any date holds, as it was entered.
    CASE
        WHEN o.confirmed_on <= k.calendar_day THEN o.confirmed_on
        ELSE
            coalesce((
                SELECT max(c.confirmed_on)
                FROM offer_confirmations AS c
                WHERE c.offer_id = o.offer_id AND k.calendar_day >= c.confirmed_on
            ), o.confirmed_on)
    END AS confirmed_on,
    coalesce(o.withdrawn_on <= k.calendar_day, FALSE) OR EXISTS (
        SELECT 1
        FROM offer_withdrawals AS w
        WHERE w.offer_id = o.offer_id AND k.calendar_day >= w.withdrawn_on AND k.calendar_day < w.renewed_on
    ) AS is_withdrawn
FROM calendar_days AS k
INNER JOIN offers AS o ON k.calendar_day >= o.offered_on
INNER JOIN disasters AS x ON o.disaster_code = x.disaster_code;

COMMENT ON COLUMN offer_states.confirmed_on IS '時点までに、準備の状況を最後に確かめた日 | Day by the as-of date on which the readiness was last confirmed';
