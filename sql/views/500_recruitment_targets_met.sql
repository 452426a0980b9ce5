-- 採用試験の職種別の予定・応募・合格・採用。予定は公表された人数、なければ市町村ごとの予定の計。
-- 「程度」の幅の下限（少なくとも1人）まで採用できれば、予定を満たしたとする
-- Seats of an exam by occupation. The target is the published one, else the sum over the municipalities.
-- It is met from the lower end of "about" on, which is one person at least.
-- grain: one row per recruitment and occupation
-- additive: target_seats, applicants, passed, hired, open_seats
CREATE OR REPLACE VIEW recruitment_targets_met AS
WITH seats AS (
    SELECT
        recruitment_id,
        occupation_code,
        sum(target_seats) AS target_seats,
        sum(applicants) AS applicants,
        sum(passed) AS passed,
        sum(hired) AS hired
    FROM recruitment_seats
    GROUP BY recruitment_id, occupation_code
),

joined AS (
    SELECT
        coalesce(t.recruitment_id, s.recruitment_id) AS recruitment_id,
        coalesce(t.occupation_code, s.occupation_code) AS occupation_code,
        coalesce(t.target_seats, s.target_seats) AS target_seats,
        s.applicants,
        s.passed,
        s.hired
    FROM recruitment_targets AS t
    FULL OUTER JOIN seats AS s
        ON t.recruitment_id = s.recruitment_id AND t.occupation_code = s.occupation_code
)

SELECT
    j.recruitment_id,
    j.occupation_code,
    r.tolerance,
    CAST(j.target_seats AS BIGINT) AS target_seats,
    CAST(j.applicants AS BIGINT) AS applicants,
    CAST(j.passed AS BIGINT) AS passed,
    CAST(j.hired AS BIGINT) AS hired,
    -- CASE, because greatest() passes over NULL
    CASE
        WHEN j.target_seats IS NOT NULL THEN CAST(greatest(j.target_seats - coalesce(j.hired, 0), 0) AS BIGINT)
    END AS open_seats,
    CASE
        WHEN j.target_seats IS NOT NULL
            THEN coalesce(j.hired, 0) >= greatest(j.target_seats - coalesce(r.tolerance, 0), 1)
    END AS is_met
FROM joined AS j
INNER JOIN recruitments AS r ON j.recruitment_id = r.recruitment_id;

COMMENT ON COLUMN recruitment_targets_met.target_seats IS '採用予定人数（「程度」） | Target number of seats ("about")';
COMMENT ON COLUMN recruitment_targets_met.applicants IS '応募者数（記録のある市町村×職種の計） | Applicants, over the municipalities and occupations with a record';
COMMENT ON COLUMN recruitment_targets_met.passed IS '最終合格者数 | Persons who passed';
COMMENT ON COLUMN recruitment_targets_met.hired IS '採用者数 | Persons hired';
COMMENT ON COLUMN recruitment_targets_met.open_seats IS '残り：予定−採用（職種ごと、0を下限）。「程度」の幅は引かない | Seats still open: target − hired by occupation, never below 0, without the tolerance';
COMMENT ON COLUMN recruitment_targets_met.is_met IS '予定を満たしたか（「程度」の幅の下限、少なくとも1人） | Whether the target is met, from the lower end of "about" and one person on';
