-- 要請ごと・日ごとの必要人数（時点で分かっていた規模）。取消の要請は数えず、終了した要請は終了した日まで数え、充足不能は必要のまま残る
-- Persons each request needs on each day, by its size as known at a date. Cancelled requests are left out, ended ones
-- need nobody after the day on which they were ended, unfillable ones stay a need.
-- grain: one row per as-of date, request and day with a need; filter on one as_of
CREATE OR REPLACE VIEW request_need_days AS
SELECT
    s.as_of,
    s.request_id,
    s.disaster_code,
    s.disaster_status,
    s.kind,
    s.municipality_code,
    s.task_code,
    s.priority,
    c.calendar_day,
    CASE WHEN s.needed_until < t.its_day THEN NULL ELSE t.its_day END AS its_day,
    t.persons_per_day AS needed
FROM request_states AS s
INNER JOIN request_terms AS t
    ON
        s.as_of = t.as_of
        AND s.disaster_code = t.disaster_code
        AND s.disaster_status = t.disaster_status
        AND s.kind = t.kind
        AND s.request_id = t.request_id
INNER JOIN calendar_days AS c ON c.calendar_day BETWEEN t.first_on AND least(t.last_on, s.needed_until)
WHERE s.status <> 'cancelled';

COMMENT ON COLUMN request_need_days.needed IS 'その日の必要人数 | Persons needed on the day';
