-- 日別実績の全件（派遣の記録番号・災害・派遣元・派遣先を添える）
-- Every daily count, with the number, disaster, sender and destination of its dispatch.
-- grain: one row per dispatch and day counted
SELECT
    c.dispatch_id,
    x.disaster_ja,
    x.disaster_en,
    s.organisation_ja AS sender_ja,
    s.organisation_en AS sender_en,
    t.organisation_ja AS destination_ja,
    t.organisation_en AS destination_en,
    c.counted_on,
    c.persons AS counted_persons,
    c.note,
    c.is_sample
FROM daily_counts AS c
INNER JOIN dispatches AS d ON c.dispatch_id = d.dispatch_id
INNER JOIN disasters AS x ON d.disaster_code = x.disaster_code
INNER JOIN organisations AS s ON d.sender_code = s.organisation_code
INNER JOIN organisations AS t ON d.destination_code = t.organisation_code
ORDER BY c.dispatch_id, c.counted_on;
