-- 日ごとの必要人数と確保人数。派遣で埋まらない人数＝max(必要−確保, 0)。ある日・ある業務の余りが別の不足を打ち消すことはない。
-- 確保は時点までに決定した、またはもう来ている同じ区分の派遣（予定は時点以降の日だけ。取消は数えない）。
-- 取消の要請は必要に数えず、終了した要請は終了した日まで数え、充足不能は必要のまま残る。要請の職種は突き合わせない（業務だけで対応させる）
-- Persons needed and secured on each day; left open = max(needed − secured, 0), so that a surplus on one day
-- or task never hides a gap on another. Secured are dispatches of the same kind decided by the as-of date or there by then,
-- plans only for days from that date on: nobody knows that they came before, and a cancelled dispatch secures nothing. A
-- cancelled request needs nobody, an ended one nobody after the day on which it was ended; an unfillable one stays a
-- need. The occupation a request may name is not matched, only its task is.
-- grain: one row per as-of date, disaster, kind, municipality, task and day with a need; filter on one as_of
-- additive: needed, secured, met, left_open, excess, offered, in_place
CREATE OR REPLACE VIEW need_days AS
WITH summed AS (
    SELECT
        as_of,
        disaster_code,
        kind,
        municipality_code,
        task_code,
        calendar_day,
        sum(needed) AS needed,
        sum(met) AS met,
        sum(left_open) AS left_open,
        sum(offered) AS offered,
        max(place_secured) AS secured,
        max(place_in_place) AS in_place
    FROM request_days
    GROUP BY as_of, disaster_code, kind, municipality_code, task_code, calendar_day
)

SELECT
    as_of,
    disaster_code,
    kind,
    municipality_code,
    task_code,
    calendar_day,
    CAST(needed AS BIGINT) AS needed,
    CAST(secured AS BIGINT) AS secured,
    CAST(met AS BIGINT) AS met,
    CAST(left_open AS BIGINT) AS left_open,
    CAST(secured - met AS BIGINT) AS excess,
    CAST(offered AS BIGINT) AS offered,
    CAST(in_place AS BIGINT) AS in_place
FROM summed;

COMMENT ON COLUMN need_days.needed IS '必要人数（要請。取消を除く） | Persons needed: requests, cancelled ones left out';
COMMENT ON COLUMN need_days.secured IS '確保人数（時点までに決定した派遣。決定が遅れた派遣も、来た日からは数える。時点以降の日は予定を含む。取消を除く） | Persons secured by dispatches decided by the as-of date, or there by then though decided later; planned ones included from that date on, cancelled ones not';
COMMENT ON COLUMN need_days.met IS '必要のうち確保できた人数 | Part of the need that is met';
COMMENT ON COLUMN need_days.left_open IS '派遣で埋まらない人数：max(必要−確保, 0) | What dispatches leave open: max(needed − secured, 0)';
COMMENT ON COLUMN need_days.excess IS '必要を超えた人数（引継ぎの重なりなど） | Persons beyond the need, such as handover days';
COMMENT ON COLUMN need_days.offered IS '要請への申出の残り（派遣にしていない人数。時点以降の日） | Still open in offers to these requests, on days from the as-of date on';
COMMENT ON COLUMN need_days.in_place IS '現地の人数（時点までの日。決定した日によらない） | Persons in place, on days up to the as-of date, whenever it was decided';
