-- 絞り込んだ派遣の記録の件数・延べ人日（実績）・うち見出しに数える業務・予定の延べ人日・日別実績で人数と違う日のある件数
-- Rows, person-days to date, those of the headline tasks among them, and planned person-days of the filtered log, and rows
-- of which a daily count changed a day.
-- grain: one row
-- params: disaster_code, kind, as_of, status, sender_code, destination_code, task_code
SELECT
    count(*) AS dispatches,
    count(*) FILTER (WHERE status IN ('active', 'ended')) AS counted,
    count(*) FILTER (WHERE status = 'planned') AS planned,
    count(*) FILTER (WHERE status = 'cancelled') AS cancelled,
    CAST(coalesce(sum(person_days), 0) AS BIGINT) AS person_days,
    CAST(coalesce(sum(person_days) FILTER (WHERE is_headline), 0) AS BIGINT) AS headline_person_days,
    CAST(coalesce(sum(persons_on_duty), 0) AS BIGINT) AS persons_on_duty,
    CAST(coalesce(sum(planned_person_days), 0) AS BIGINT) AS planned_person_days,
    count(*) FILTER (WHERE is_overdue_plan) AS overdue_plans,
    count(*) FILTER (WHERE days_counted_apart > 0) AS counted_apart
FROM dispatch_log
WHERE
    as_of = $as_of
    AND disaster_code = $disaster_code
    AND kind = $kind
    AND (CAST($status AS VARCHAR) IS NULL OR status = $status)
    AND (CAST($sender_code AS VARCHAR) IS NULL OR sender_code = $sender_code)
    AND (CAST($destination_code AS VARCHAR) IS NULL OR destination_code = $destination_code)
    AND (CAST($task_code AS VARCHAR) IS NULL OR task_code = $task_code);
