-- 派遣の記録（新しい順）。状態・派遣元・派遣先・業務で絞れる（NULL は絞らない）。時点までの延べ人日を添える
-- The dispatch log, newest first, with person-days to date; NULL in a filter means all.
-- grain: one row per dispatch
-- params: disaster_code, kind, as_of, status, sender_code, destination_code, task_code
SELECT *
FROM dispatch_log
WHERE
    as_of = $as_of
    AND disaster_code = $disaster_code
    AND kind = $kind
    AND (CAST($status AS VARCHAR) IS NULL OR status = $status)
    AND (CAST($sender_code AS VARCHAR) IS NULL OR sender_code = $sender_code)
    AND (CAST($destination_code AS VARCHAR) IS NULL OR destination_code = $destination_code)
    AND (CAST($task_code AS VARCHAR) IS NULL OR task_code = $task_code)
ORDER BY start_on DESC, dispatch_id DESC;
