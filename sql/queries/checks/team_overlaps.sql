-- 同じ班が同じ日に2つの派遣先にいる記録の組
-- Pairs of dispatches that have the same team at two destinations on one day
-- grain: one row per pair of dispatches
SELECT
    o.dispatch_id,
    o.other_dispatch_id,
    o.wave,
    s.short_ja AS sender_ja,
    s.short_en AS sender_en,
    d.short_ja AS destination_ja,
    d.short_en AS destination_en,
    e.short_ja AS other_destination_ja,
    e.short_en AS other_destination_en,
    o.first_day
FROM team_overlaps AS o
INNER JOIN senders AS s ON o.sender_code = s.organisation_code
INNER JOIN senders AS d ON o.destination_code = d.organisation_code
INNER JOIN senders AS e ON o.other_destination_code = e.organisation_code
ORDER BY o.dispatch_id, o.other_dispatch_id;
