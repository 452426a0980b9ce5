-- 派遣1件の根拠と経費（記入がなければ版は0）
-- Legal basis and costs of one dispatch as stored now; version 0 where nothing is entered yet
-- grain: one row per dispatch
-- params: dispatch_id
SELECT
    d.dispatch_id,
    a.legal_basis,
    a.travel_cost,
    a.overtime_cost,
    a.allowance_cost,
    a.payer,
    a.special_tax,
    a.receipts_missing,
    a.note,
    coalesce(a.row_version, 0) AS row_version
FROM dispatches AS d
LEFT JOIN dispatch_accounts AS a ON d.dispatch_id = a.dispatch_id
WHERE d.dispatch_id = $dispatch_id;
