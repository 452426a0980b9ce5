-- 延べ人日の計算。時点までの延べ人日＝人数×（終了日と時点の早い方−開始日＋1）。両端の日を含む
-- The working of person-days: persons × (the earlier of end and as-of date − start + 1). Both end days
-- count; nothing after the as-of date does.
-- grain: one row per as-of date and counted period begun by then; filter on one as_of
-- additive: person_days, persons_on_duty, persons_sent, dispatches
CREATE OR REPLACE VIEW person_day_terms AS
SELECT
    k.calendar_day AS as_of,
    c.dispatch_id,
    c.disaster_code,
    c.kind,
    c.sender_code,
    c.destination_code,
    c.task_code,
    c.wave,
    c.start_on,
    least(coalesce(c.end_on, k.calendar_day), k.calendar_day) AS counted_until,
    t.task_group,
    coalesce(d.headline_task_group IS NULL OR d.headline_task_group = t.task_group, FALSE) AS is_headline,
    c.persons,
    c.persons * (least(coalesce(c.end_on, k.calendar_day), k.calendar_day) - c.start_on + 1) AS person_days,
    CASE WHEN c.end_on IS NULL OR c.end_on >= k.calendar_day THEN c.persons ELSE 0 END AS persons_on_duty,
    c.persons_sent,
    c.dispatches
FROM calendar_days AS k
INNER JOIN counted_periods AS c ON k.calendar_day >= c.start_on
INNER JOIN tasks AS t ON c.task_code = t.task_code
INNER JOIN disasters AS d ON c.disaster_code = d.disaster_code;

COMMENT ON COLUMN person_day_terms.counted_until IS '数える最終日（終了日と時点の早い方） | Last day that counts: the earlier of end and as-of date';
COMMENT ON COLUMN person_day_terms.person_days IS '延べ人日：人数×（終了日−開始日＋1）。両端の日を数え、日別実績があればその日はそれに置き換える。予定・取消・時点より後は含まない | Person-days: persons × (end − start + 1), both end days; a daily count replaces its day; planned, cancelled and days after the as-of date never count';
COMMENT ON COLUMN person_day_terms.is_headline IS '災害の見出しの延べ人数に数える業務か | Whether the task belongs to the headline of the disaster';
