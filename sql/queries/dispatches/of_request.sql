-- 要請に応じた派遣（取消を含む）
-- The dispatches that answer a request, cancelled ones among them
-- grain: one row per dispatch
-- params: request_id
SELECT
    d.dispatch_id,
    d.status,
    d.sender_code,
    s.short_ja AS sender_short_ja,
    s.short_en AS sender_short_en,
    d.persons,
    d.start_on,
    d.end_on,
    d.wave,
    d.decided_on,
    d.offer_id
FROM dispatches AS d
INNER JOIN senders AS s ON d.sender_code = s.organisation_code
WHERE d.request_id = $request_id
ORDER BY d.start_on, d.dispatch_id;
