-- その日の班（派遣先の順、その中は始まった順。確認しても並びは変わらない）
-- Teams of a day by destination, then as they began; confirming one moves none
-- grain: one row per team
-- params: disaster_code, kind, counted_on
SELECT
    f.dispatch_id,
    f.status,
    f.team_state,
    f.destination_code,
    d.organisation_ja AS destination_ja,
    d.organisation_en AS destination_en,
    s.organisation_ja AS sender_ja,
    s.organisation_en AS sender_en,
    t.short_ja AS task_ja,
    t.short_en AS task_en,
    f.wave,
    f.start_on,
    f.end_on,
    f.expected_persons,
    f.confirmed_persons,
    f.counted_persons,
    f.count_note,
    f.count_version,
    f.row_version,
    f.confirmed_at,
    f.confirmed_by
FROM field_teams AS f
INNER JOIN senders AS d ON f.destination_code = d.organisation_code
INNER JOIN senders AS s ON f.sender_code = s.organisation_code
INNER JOIN tasks AS t ON f.task_code = t.task_code
WHERE f.calendar_day = $counted_on AND f.disaster_code = $disaster_code AND f.kind = $kind
ORDER BY f.destination_code, f.start_on, f.dispatch_id;
