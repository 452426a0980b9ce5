-- 派遣1件の根拠と経費を改める。見たときの版のままの場合だけ
-- Change basis and costs of one dispatch, only if they still have the version that was seen.
UPDATE dispatch_accounts
SET
    legal_basis = $legal_basis,
    travel_cost = $travel_cost,
    overtime_cost = $overtime_cost,
    allowance_cost = $allowance_cost,
    payer = $payer,
    special_tax = $special_tax,
    receipts_missing = $receipts_missing,
    note = $note,
    row_version = row_version + 1
WHERE dispatch_id = $dispatch_id AND row_version = $seen_version
RETURNING row_version;
