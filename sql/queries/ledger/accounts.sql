-- 派遣1件ごとの根拠（中長期派遣）
-- Mid- to long-term dispatches of one disaster with their legal basis
-- grain: one row per dispatch
-- params: as_of, disaster_code
SELECT
    d.dispatch_id,
    d.status,
    d.start_on,
    d.end_on,
    d.sender_ja,
    d.sender_en,
    d.destination_ja,
    d.destination_en,
    d.occupation_ja,
    d.occupation_en,
    d.persons,
    a.legal_basis
FROM dispatch_log AS d
LEFT JOIN dispatch_accounts AS a ON d.dispatch_id = a.dispatch_id
WHERE d.as_of = $as_of AND d.disaster_code = $disaster_code AND d.kind = 'mid_long'
ORDER BY d.start_on DESC, d.dispatch_id ASC;
