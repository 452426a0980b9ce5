-- 延べ人日に数える期間。数えるのは状態が派遣中・終了の派遣だけ（予定・取消は数えない）。
-- 派遣1件が1行。日別実績のある日は、記録された人数との差を1日だけの期間として加える（派遣期間の外の実績は使わない）
-- Periods that count. Only dispatches under way or ended do, never planned or cancelled ones. One row
-- for the dispatch itself; a daily count adds its difference as a period of one day, unless it lies
-- outside the dispatch. Everything about person-days sums this view.
-- grain: one row per dispatch, and one per day with a daily count
CREATE OR REPLACE VIEW counted_periods AS
SELECT
    dispatch_id,
    disaster_code,
    kind,
    sender_code,
    destination_code,
    task_code,
    wave,
    start_on,
    end_on,
    persons,
    persons AS persons_sent,
    1 AS dispatches
FROM counted_dispatches
UNION ALL
SELECT
    d.dispatch_id,
    d.disaster_code,
    d.kind,
    d.sender_code,
    d.destination_code,
    d.task_code,
    d.wave,
    y.counted_on AS start_on,
    y.counted_on AS end_on,
    y.persons - d.persons AS persons,
    0 AS persons_sent,
    0 AS dispatches
FROM daily_counts AS y
INNER JOIN counted_dispatches AS d ON y.dispatch_id = d.dispatch_id
WHERE y.counted_on >= d.start_on AND (d.end_on IS NULL OR y.counted_on <= d.end_on);

COMMENT ON COLUMN counted_periods.persons IS '期間中の1日あたり人数。日別実績の行では、記録された人数−派遣の人数 | Persons on each day of the period; for a daily count, the count minus the persons of the dispatch';
COMMENT ON COLUMN counted_periods.end_on IS '最終日（空欄は終わりが決まっていない） | Last day; empty where the end is open';
