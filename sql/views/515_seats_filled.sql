-- 採用試験で埋まった席（任期付職員）。災害への要請の埋め合わせの「任期付」に使う
-- Seats that an exam filled with fixed-term staff, for what closes the gap of a disaster's requests.
-- grain: one row per recruitment, municipality and occupation with somebody hired
-- additive: hired
CREATE OR REPLACE VIEW seats_filled AS
SELECT
    s.seat_id,
    s.recruitment_id,
    r.disaster_code,
    s.municipality_code,
    s.occupation_code,
    CAST(s.hired AS BIGINT) AS hired,
    coalesce(s.hired_from, r.joins_on) AS hired_from,
    least(coalesce(s.hired_from, r.joins_on), r.final_result_on) AS known_on
FROM recruitment_seats AS s
INNER JOIN recruitments AS r ON s.recruitment_id = r.recruitment_id
WHERE s.hired > 0;

COMMENT ON COLUMN seats_filled.hired_from IS '採用日。記録がなければ試験の最初の採用日 | First day of the hired; the exam''s first starting day where none is recorded';
COMMENT ON COLUMN seats_filled.known_on IS '採用が分かる日：最終合格発表の日と採用日の早い方 | Day from which the hiring is known: the final result or the first day, whichever is earlier';
