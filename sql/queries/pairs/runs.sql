-- 対口支援の組ごとの、人がいる期間と、いない期間（組の一覧と同じ順）
-- The covered and uncovered stretches of the counterpart pairs of a disaster, in the order of the listing
-- grain: one row per pair and stretch
-- params: disaster_code, as_of
SELECT
    r.*,
    p.is_lead,
    c.uncovered_days,
    c.persons_on_duty,
    c.is_running,
    d.short_ja AS destination_ja,
    d.short_en AS destination_en,
    s.short_ja AS sender_ja,
    s.short_en AS sender_en
FROM pair_runs AS r
INNER JOIN counterpart_pairs AS p ON r.pair_id = p.pair_id
INNER JOIN pair_cover AS c ON r.pair_id = c.pair_id AND c.as_of = $as_of
INNER JOIN senders AS d ON r.destination_code = d.organisation_code
INNER JOIN senders AS s ON r.sender_code = s.organisation_code
WHERE r.as_of = $as_of AND r.disaster_code = $disaster_code
ORDER BY r.destination_code ASC, p.is_lead DESC, p.start_on ASC, r.pair_id ASC, r.first_day ASC;
