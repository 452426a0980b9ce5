-- 市町村×職種の記録1件を改める。見たときの版のままの場合だけ
-- Change one record, only if it still has the version that was seen.
UPDATE recruitment_seats
SET
    municipality_code = $municipality_code,
    occupation_code = $occupation_code,
    target_seats = $target_seats,
    applicants = $applicants,
    passed = $passed,
    hired = $hired,
    hired_from = $hired_from,
    note = $note,
    row_version = row_version + 1
WHERE seat_id = $seat_id AND row_version = $seen_version
RETURNING row_version;
