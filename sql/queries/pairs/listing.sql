-- 災害の対口支援の組（派遣先の順、代表が先。取下げは最後に）
-- The counterpart pairs of a disaster: by destination with the lead first, withdrawn ones last
-- grain: one row per pair
-- params: disaster_code, as_of
SELECT
    p.*,
    c.pair_days,
    c.uncovered_days,
    c.person_days,
    c.last_covered_on,
    CASE WHEN p.pair_state = 'valid' THEN coalesce(c.persons_on_duty, 0) END AS persons_on_duty,
    CASE
        WHEN p.pair_state = 'withdrawn' THEN 'withdrawn'
        WHEN c.pair_id IS NULL THEN 'ahead'
        WHEN c.is_running THEN 'running'
        ELSE 'over'
    END AS pair_progress,
    d.organisation_ja AS destination_ja,
    d.organisation_en AS destination_en,
    s.organisation_ja AS sender_ja,
    s.organisation_en AS sender_en
FROM counterpart_pairs AS p
INNER JOIN senders AS d ON p.destination_code = d.organisation_code
INNER JOIN senders AS s ON p.sender_code = s.organisation_code
LEFT JOIN pair_cover AS c ON p.pair_id = c.pair_id AND c.as_of = $as_of
WHERE p.disaster_code = $disaster_code
ORDER BY p.pair_state ASC, p.destination_code ASC, p.is_lead DESC, p.start_on ASC, p.pair_id ASC;
