-- 充足に数えている、開始日になっても「予定」のままの派遣：対応中の要請の、人数を見る日（時点。開始前は初日）に、同じ市町村・業務・区分で
-- 期間のある予定。派遣されたのか、まだなのかは記録からは分からない
-- Plans whose first day has come and that count as met all the same: on the day on which an open request is looked at
-- (the as-of date, or its first day while that lies ahead), those of its place, task and kind. The log cannot tell
-- whether they went.
-- grain: one row per as-of date, open request and such a plan; filter on one as_of
CREATE OR REPLACE VIEW overdue_plans AS
SELECT
    n.as_of,
    n.disaster_code,
    n.disaster_status,
    n.kind,
    n.request_id,
    d.dispatch_id
FROM request_need_days AS n
INNER JOIN request_states AS s
    ON
        n.as_of = s.as_of
        AND n.disaster_code = s.disaster_code
        AND n.disaster_status = s.disaster_status
        AND n.kind = s.kind
        AND n.request_id = s.request_id
INNER JOIN known_dispatches AS d
    ON
        n.as_of = d.as_of
        AND n.disaster_code = d.disaster_code
        AND n.disaster_status = d.disaster_status
        AND n.kind = d.kind
        AND n.municipality_code = d.destination_code
        AND n.task_code = d.task_code
        AND n.as_of >= d.start_on
        AND n.calendar_day <= d.end_on
WHERE s.is_open AND n.calendar_day = n.its_day AND NOT d.is_actual;
