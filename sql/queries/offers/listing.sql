-- 災害への申出と残り（残りのあるものが先、新しい順）
-- Offers to a disaster and what is left of them, as known at a date; those with something left come first
-- grain: one row per offer
-- params: disaster_code, as_of
SELECT
    f.offer_id,
    f.kind,
    f.sender_code,
    s.organisation_ja AS sender_ja,
    s.organisation_en AS sender_en,
    s.short_ja AS sender_short_ja,
    s.short_en AS sender_short_en,
    f.request_id,
    f.task_code,
    t.task_ja,
    t.task_en,
    t.short_ja AS task_short_ja,
    t.short_en AS task_short_en,
    f.occupation_code,
    o.occupation_ja,
    o.occupation_en,
    o.short_ja AS occupation_short_ja,
    o.short_en AS occupation_short_en,
    f.persons,
    f.start_on,
    f.end_on,
    f.people_ready,
    f.logistics_ready,
    f.funding_ready,
    f.confirmed_on,
    f.offered_on,
    f.accepted_persons,
    f.accepted_days,
    f.open_persons,
    f.open_days,
    f.open_from,
    f.open_until,
    f.is_stale,
    f.offer_status,
    x.note,
    x.is_sample,
    x.row_version
FROM offer_totals AS f
INNER JOIN offers AS x ON f.offer_id = x.offer_id
INNER JOIN senders AS s ON f.sender_code = s.organisation_code
LEFT JOIN tasks AS t ON f.task_code = t.task_code
LEFT JOIN occupations AS o ON f.occupation_code = o.occupation_code
WHERE f.disaster_code = $disaster_code AND f.as_of = $as_of
ORDER BY f.open_days = 0 ASC, f.is_stale ASC, f.start_on ASC, f.offered_on DESC, f.offer_id ASC;
