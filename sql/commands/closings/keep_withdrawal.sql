-- 再開した手当ての、取りやめていた期間を残す
-- Keep the days on which a closing that is taken up again had been given up.
INSERT INTO closing_withdrawals (closing_id, withdrawn_on, renewed_on)
VALUES ($closing_id, $withdrawn_on, $renewed_on);
