-- 派遣のほかの手当て（任期付・委託・配置換え）の日ごとの人数（時点までに決まり、時点で取りやめていないもの）。
-- のちに再開した手当ても、取りやめていた間の時点では数えない
-- What is to close the gap of a request on each day other than dispatches, as known at a date: decided by then and
-- not given up. One that was taken up again later still does not count at the dates between.
-- grain: one row per as-of date, closing and day; filter on one as_of
-- additive: persons
CREATE OR REPLACE VIEW closing_days AS
SELECT
    k.calendar_day AS as_of,
    c.closing_id,
    c.request_id,
    r.disaster_code,
    x.status AS disaster_status,
    r.kind,
    r.municipality_code,
    r.task_code,
    c.closing_kind,
    d.calendar_day,
    c.persons_per_day AS persons
FROM calendar_days AS k
INNER JOIN request_closings AS c
    ON
        k.calendar_day >= c.decided_on
        AND (c.withdrawn_on IS NULL OR k.calendar_day < c.withdrawn_on)
INNER JOIN requests AS r ON c.request_id = r.request_id
INNER JOIN disasters AS x ON r.disaster_code = x.disaster_code
INNER JOIN calendar_days AS d ON d.calendar_day BETWEEN c.start_on AND c.end_on
WHERE
    NOT EXISTS (
        SELECT 1
        FROM closing_withdrawals AS w
        WHERE w.closing_id = c.closing_id AND k.calendar_day >= w.withdrawn_on AND k.calendar_day < w.renewed_on
    );
