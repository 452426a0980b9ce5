-- 要請の埋まり方：日ごとの必要人数を、派遣・任期付・委託・配置換えの順に充て、残りを出す。前の手段で埋まった分には充てない。
-- 必要＝派遣＋任期付＋委託＋配置換え＋残り
-- How the need of a request is met on each day: by dispatches, then fixed-term staff, outsourcing, reassignment, each
-- no more than is left open. needed = dispatched + fixed-term + outsourced + reassigned + residual.
-- grain: one row per as-of date, request and day with a need or a closing; filter on one as_of
-- additive: needed, by_dispatch, by_exam, by_fixed_term, by_outsourced, by_reassigned, closed, residual, beyond, offered
CREATE OR REPLACE VIEW gap_days AS
-- One below the other instead of joined, so that date, disaster and place reach all three.
WITH parts AS (
    SELECT
        as_of,
        request_id,
        disaster_code,
        kind,
        municipality_code,
        task_code,
        calendar_day,
        needed,
        met,
        offered,
        0 AS exam,
        0 AS fixed_term,
        0 AS outsourced,
        0 AS reassigned
    FROM request_days
    UNION ALL
    SELECT
        as_of,
        request_id,
        disaster_code,
        kind,
        municipality_code,
        task_code,
        calendar_day,
        0 AS needed,
        0 AS met,
        0 AS offered,
        persons AS exam,
        0 AS fixed_term,
        0 AS outsourced,
        0 AS reassigned
    FROM seat_days
    UNION ALL
    SELECT
        as_of,
        request_id,
        disaster_code,
        kind,
        municipality_code,
        task_code,
        calendar_day,
        0 AS needed,
        0 AS met,
        0 AS offered,
        0 AS exam,
        CASE WHEN closing_kind = 'fixed_term' THEN persons ELSE 0 END AS fixed_term,
        CASE WHEN closing_kind = 'outsourced' THEN persons ELSE 0 END AS outsourced,
        CASE WHEN closing_kind = 'reassigned' THEN persons ELSE 0 END AS reassigned
    FROM closing_days
),

summed AS (
    SELECT
        as_of,
        request_id,
        disaster_code,
        kind,
        municipality_code,
        task_code,
        calendar_day,
        sum(needed) AS needed,
        sum(met) AS by_dispatch,
        sum(offered) AS offered,
        sum(exam) AS by_exam,
        sum(exam) + sum(fixed_term) AS fixed_term,
        sum(outsourced) AS outsourced,
        sum(reassigned) AS reassigned
    FROM parts
    GROUP BY as_of, request_id, disaster_code, kind, municipality_code, task_code, calendar_day
),

after_fixed_term AS (
    SELECT
        *,
        least(fixed_term, needed - by_dispatch) AS by_fixed_term
    FROM summed
),

after_outsourcing AS (
    SELECT
        *,
        least(outsourced, needed - by_dispatch - by_fixed_term) AS by_outsourced
    FROM after_fixed_term
),

filled AS (
    SELECT
        *,
        least(reassigned, needed - by_dispatch - by_fixed_term - by_outsourced) AS by_reassigned
    FROM after_outsourcing
)

SELECT
    as_of,
    request_id,
    disaster_code,
    kind,
    municipality_code,
    task_code,
    calendar_day,
    CAST(needed AS BIGINT) AS needed,
    CAST(by_dispatch AS BIGINT) AS by_dispatch,
    CAST(by_exam AS BIGINT) AS by_exam,
    CAST(by_fixed_term AS BIGINT) AS by_fixed_term,
    CAST(by_outsourced AS BIGINT) AS by_outsourced,
    CAST(by_reassigned AS BIGINT) AS by_reassigned,
    CAST(by_fixed_term + by_outsourced + by_reassigned AS BIGINT) AS closed,
    CAST(needed - by_dispatch - by_fixed_term - by_outsourced - by_reassigned AS BIGINT) AS residual,
    CAST(
        fixed_term + outsourced + reassigned - by_fixed_term - by_outsourced - by_reassigned AS BIGINT
    ) AS beyond,
    CAST(offered AS BIGINT) AS offered
FROM filled;

COMMENT ON COLUMN gap_days.by_dispatch IS '派遣：必要のうち派遣で確保できた分（予定を含む） | Met by dispatches, planned ones from the as-of date on included';
COMMENT ON COLUMN gap_days.by_exam IS 'うち採用試験：任期付のうち、採用試験で採用された職員で埋まった分 | Of fixed-term: met by staff hired through an exam';
COMMENT ON COLUMN gap_days.by_fixed_term IS '任期付：派遣で埋まらない分のうち、任期付職員（採用試験の採用者を含む）で埋まった分 | Met by fixed-term staff, those hired through an exam included, of what dispatches leave open';
COMMENT ON COLUMN gap_days.by_outsourced IS '委託：派遣・任期付で埋まらない分のうち、委託で要らなくなった分 | Not needed because of outsourcing, of what is open before';
COMMENT ON COLUMN gap_days.by_reassigned IS '配置換え：残りのうち、自団体の職員の配置換えで埋まった分 | Met by the municipality''s own staff reassigned, of what is open before';
COMMENT ON COLUMN gap_days.closed IS '派遣のほかで埋まった分（任期付＋委託＋配置換え） | Closed other than by dispatches: fixed-term + outsourced + reassigned';
COMMENT ON COLUMN gap_days.residual IS '残り：必要−派遣−任期付−委託−配置換え | Residual: needed − dispatched − fixed-term − outsourced − reassigned';
COMMENT ON COLUMN gap_days.beyond IS '必要を超えた手当て（あとから派遣が決まったときなど）。どこにも数えない | Closings beyond the need, as when a dispatch was decided later; counted nowhere';
COMMENT ON COLUMN gap_days.offered IS 'この要請への申出の残り（時点以降の日） | Still open in offers to this request, on days from the as-of date on';
