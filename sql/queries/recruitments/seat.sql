-- 市町村×職種の記録1件の現在の内容
-- One record of a municipality and occupation as it is stored now
-- grain: one row per seat
-- params: seat_id
SELECT *
FROM recruitment_seats
WHERE seat_id = $seat_id;
