-- 取込と同じ形の派遣の記録（NULL は絞らない）。時点までの延べ人日を参考に添える。同じ名前の災害が複数あるときはコードを書く
-- The dispatch log in the form in which it is taken in; NULL in a filter means all. A disaster whose name another one
-- has too is named by its code. Person-days to date stand beside it for reference.
-- grain: one row per dispatch
-- params: as_of, disaster_code, kind, status, sender_code, destination_code, task_code
WITH named_disasters AS (
    SELECT
        disaster_code,
        disaster_ja,
        disaster_en,
        count(*) OVER (PARTITION BY disaster_ja) AS same_name,
        count(*) OVER (PARTITION BY disaster_en) AS same_name_en
    FROM disasters
)

SELECT
    d.dispatch_id,
    d.row_version,
    d.kind,
    d.status,
    d.sender_code,
    s.organisation_ja AS sender_ja,
    s.organisation_en AS sender_en,
    d.destination_code,
    t.organisation_ja AS destination_ja,
    t.organisation_en AS destination_en,
    j.task_ja,
    j.task_en,
    o.occupation_ja,
    o.occupation_en,
    d.persons,
    d.start_on,
    d.end_on,
    d.wave,
    r.route_ja,
    r.route_en,
    d.travel_days,
    d.note,
    d.is_sample,
    l.person_days,
    CASE WHEN x.same_name > 1 THEN d.disaster_code ELSE x.disaster_ja END AS disaster_ja,
    CASE WHEN x.same_name_en > 1 THEN d.disaster_code ELSE x.disaster_en END AS disaster_en
FROM dispatches AS d
INNER JOIN named_disasters AS x ON d.disaster_code = x.disaster_code
INNER JOIN organisations AS s ON d.sender_code = s.organisation_code
INNER JOIN organisations AS t ON d.destination_code = t.organisation_code
INNER JOIN tasks AS j ON d.task_code = j.task_code
LEFT JOIN occupations AS o ON d.occupation_code = o.occupation_code
LEFT JOIN routes AS r ON d.route_code = r.route_code
LEFT JOIN dispatch_log AS l
    ON
        l.as_of = $as_of
        AND d.disaster_code = l.disaster_code
        AND d.dispatch_id = l.dispatch_id
WHERE
    (CAST($disaster_code AS VARCHAR) IS NULL OR d.disaster_code = $disaster_code)
    AND (CAST($kind AS VARCHAR) IS NULL OR d.kind = $kind)
    AND (CAST($status AS VARCHAR) IS NULL OR d.status = $status)
    AND (CAST($sender_code AS VARCHAR) IS NULL OR d.sender_code = $sender_code)
    AND (CAST($destination_code AS VARCHAR) IS NULL OR d.destination_code = $destination_code)
    AND (CAST($task_code AS VARCHAR) IS NULL OR d.task_code = $task_code)
ORDER BY d.disaster_code, d.kind, d.start_on, d.dispatch_id;
