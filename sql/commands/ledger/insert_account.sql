-- 派遣1件の根拠と経費を記入する
-- Enter what a dispatch rests on and what it costs.
INSERT INTO dispatch_accounts (
    dispatch_id, legal_basis, travel_cost, overtime_cost, allowance_cost, payer, special_tax, receipts_missing, note
)
VALUES (
    $dispatch_id, $legal_basis, $travel_cost, $overtime_cost, $allowance_cost, $payer, $special_tax,
    $receipts_missing, $note
)
RETURNING row_version;
