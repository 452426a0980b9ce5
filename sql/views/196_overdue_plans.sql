-- 充足に数えている、開始日になっても「予定」のままの派遣：対応中の要請の、人数を見る日（時点。開始前は初日）に、同じ市町村・業務・区分で
-- 期間のある予定。派遣されたのか、まだなのかは記録からは分からない
-- Plans whose first day has come and that count as met all the same: on the day on which an open request is looked at
-- (the as-of date, or its first day while that lies ahead), those of its place, task and kind. The log cannot tell
-- whether they went.
-- grain: one row per as-of date, open request and such a plan; filter on one as_of
CREATE OR REPLACE VIEW overdue_plans AS
SELECT
    s.as_of,
    s.disaster_code,
    s.disaster_status,
    s.kind,
    s.request_id,
    d.dispatch_id
FROM request_states AS s
INNER JOIN request_terms AS t
    ON
        s.as_of = t.as_of
        AND s.disaster_code = t.disaster_code
        AND s.disaster_status = t.disaster_status
        AND s.kind = t.kind
        AND s.request_id = t.request_id
        AND t.its_day BETWEEN t.first_on AND t.last_on
INNER JOIN known_dispatches AS d
    ON
        s.as_of = d.as_of
        AND s.disaster_code = d.disaster_code
        AND s.disaster_status = d.disaster_status
        AND s.kind = d.kind
        AND s.municipality_code = d.destination_code
        AND s.task_code = d.task_code
        AND s.as_of >= d.start_on
        AND t.its_day <= d.end_on
WHERE s.is_open AND NOT d.is_actual;
