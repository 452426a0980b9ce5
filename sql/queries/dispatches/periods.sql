-- 派遣の期間と引継ぎ（数える派遣と予定。派遣先の受入れの多い順）
-- Periods and handovers of the dispatches that count and of planned ones, the destination with most person-days first
-- grain: one row per dispatch
-- params: disaster_code, kind, scope, as_of
SELECT
    l.dispatch_id,
    l.status,
    l.sender_code,
    l.sender_type,
    l.sender_ja,
    l.sender_en,
    l.sender_short_ja,
    l.sender_short_en,
    l.destination_code,
    l.destination_ja,
    l.destination_en,
    l.destination_short_ja,
    l.destination_short_en,
    l.task_ja,
    l.task_en,
    l.wave,
    l.persons,
    l.start_on,
    l.end_on,
    coalesce(l.end_on, l.as_of) AS shown_until,
    l.person_days,
    h.handover_until,
    h.handover_days,
    CAST(sum(l.person_days) OVER (PARTITION BY l.destination_code) AS BIGINT) AS destination_person_days,
    CAST(sum(l.person_days) OVER (PARTITION BY l.sender_code) AS BIGINT) AS sender_person_days
FROM dispatch_log AS l
INNER JOIN handovers AS h ON l.disaster_code = h.disaster_code AND l.kind = h.kind AND l.dispatch_id = h.dispatch_id
WHERE
    l.as_of = $as_of
    AND l.disaster_code = $disaster_code
    AND l.kind = $kind
    AND ($scope = 'all' OR l.is_headline)
    AND l.status <> 'cancelled'
ORDER BY destination_person_days DESC, l.destination_code ASC, l.start_on ASC, l.dispatch_id ASC;
