-- 市町村×職種の記録を1件加える
-- Record one municipality and occupation of an exam.
INSERT INTO recruitment_seats (
    recruitment_id, municipality_code, occupation_code, target_seats, applicants, passed, hired,
    hired_from, note
)
VALUES (
    $recruitment_id, $municipality_code, $occupation_code, $target_seats, $applicants, $passed,
    $hired, $hired_from, $note
)
RETURNING seat_id;
