-- 要請ごとの充足の状況。「その日」＝時点（期間の前なら初日）の人数と、期間全体・時点以降の人日。期間が過ぎた要請は、いまは誰も要らない。
-- 不足は、派遣でも任期付・委託・配置換えでも埋まらない残り
-- How far each request is met as known at a date: persons on its day (the as-of date, or its first day while that
-- lies ahead), and person-days of the whole period and from the as-of date on. One whose period is over needs nobody now.
-- Unmet is the residual: what neither dispatches nor fixed-term staff, outsourcing or reassignment leave met.
-- grain: one row per as-of date and request; filter on one as_of
-- additive: needed, met, closed, unmet, offered, needed_days, met_days, closed_days, unmet_days, unmet_days_ahead
CREATE OR REPLACE VIEW request_totals AS
WITH days AS (
    SELECT
        d.*,
        least(d.left_open, d.closings + coalesce(s.persons, 0)) AS closed
    FROM request_days AS d
    LEFT JOIN seat_days AS s
        ON
            d.as_of = s.as_of
            AND d.disaster_code = s.disaster_code
            AND d.disaster_status = s.disaster_status
            AND d.kind = s.kind
            AND d.request_id = s.request_id
            AND d.calendar_day = s.calendar_day
),

summed AS (
    SELECT
        as_of,
        disaster_code,
        disaster_status,
        kind,
        request_id,
        its_day,
        sum(needed) FILTER (WHERE calendar_day = its_day) AS needed,
        sum(met) FILTER (WHERE calendar_day = its_day) AS met,
        sum(closed) FILTER (WHERE calendar_day = its_day) AS closed,
        sum(left_open - closed) FILTER (WHERE calendar_day = its_day) AS unmet,
        sum(offered) FILTER (WHERE calendar_day = its_day) AS offered,
        sum(needed) AS needed_days,
        sum(met) AS met_days,
        sum(closed) AS closed_days,
        sum(left_open - closed) AS unmet_days,
        sum(left_open - closed) FILTER (WHERE calendar_day >= as_of) AS unmet_days_ahead,
        max(left_open - closed) FILTER (WHERE calendar_day >= as_of) AS worst_unmet_ahead
    FROM days
    GROUP BY as_of, disaster_code, disaster_status, kind, request_id, its_day
)

SELECT
    s.*,
    t.its_day,
    CAST(coalesce(t.needed, 0) AS BIGINT) AS needed,
    CAST(coalesce(t.met, 0) AS BIGINT) AS met,
    CAST(coalesce(t.closed, 0) AS BIGINT) AS closed,
    CAST(coalesce(t.unmet, 0) AS BIGINT) AS unmet,
    CAST(coalesce(t.offered, 0) AS BIGINT) AS offered,
    CAST(coalesce(t.needed_days, 0) AS BIGINT) AS needed_days,
    CAST(coalesce(t.met_days, 0) AS BIGINT) AS met_days,
    CAST(coalesce(t.closed_days, 0) AS BIGINT) AS closed_days,
    CAST(coalesce(t.unmet_days, 0) AS BIGINT) AS unmet_days,
    CAST(coalesce(t.unmet_days_ahead, 0) AS BIGINT) AS unmet_days_ahead,
    CAST(coalesce(t.worst_unmet_ahead, 0) AS BIGINT) AS worst_unmet_ahead,
    s.is_open AND coalesce(t.needed_days > 0 AND t.its_day IS NULL, FALSE) AS is_past_period
FROM request_states AS s
LEFT JOIN summed AS t
    -- Disaster, its status and kind follow from the request; named here, a filter on them reaches the days.
    ON
        s.as_of = t.as_of
        AND s.disaster_code = t.disaster_code
        AND s.disaster_status = t.disaster_status
        AND s.kind = t.kind
        AND s.request_id = t.request_id;

COMMENT ON COLUMN request_totals.its_day IS '人数を見る日：時点。期間の前なら初日、期間が過ぎれば空欄 | Day the persons are looked at: the as-of date, or the first day while ahead; empty when over';
COMMENT ON COLUMN request_totals.needed IS 'その日の必要人数（期間が過ぎた要請は0） | Persons needed on that day; 0 once the period is over';
COMMENT ON COLUMN request_totals.met IS 'その日の必要のうち派遣で確保できた人数（充足） | Persons of that need that dispatches secure';
COMMENT ON COLUMN request_totals.closed IS 'その日の必要のうち、派遣で埋まらず任期付・委託・配置換えで埋まった人数 | Persons of that need closed by fixed-term staff, outsourcing or reassignment, of what dispatches leave open';
COMMENT ON COLUMN request_totals.unmet IS 'その日の不足：必要−派遣−任期付・委託・配置換え | Persons missing on that day: needed − dispatched − fixed-term, outsourced, reassigned';
COMMENT ON COLUMN request_totals.offered IS 'その日の申出の残り | Persons still open in offers on that day';
COMMENT ON COLUMN request_totals.unmet_days_ahead IS '時点以降の不足（人日） | Person-days missing from the as-of date on';
COMMENT ON COLUMN request_totals.worst_unmet_ahead IS '時点以降で最も足りない日の不足人数 | Persons missing on the worst day from the as-of date on';
COMMENT ON COLUMN request_totals.is_past_period IS '期間が過ぎても終了していないか（対応中のまま必要な日がもうない） | Whether the period is over and the request was not ended: still open, with no day of need left';
