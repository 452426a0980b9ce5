-- 採用試験の一覧と、職種を合わせた予定・応募・合格・採用
-- Exams with their municipalities and their seats over all occupations.
-- grain: one row per recruitment
CREATE OR REPLACE VIEW recruitment_log AS
WITH places AS (
    SELECT
        t.recruitment_id,
        string_agg(t.municipality_code, ',' ORDER BY t.municipality_code) AS taking_part_codes,
        string_agg(m.municipality_ja, '・' ORDER BY t.municipality_code) AS municipalities_ja,
        string_agg(m.municipality_en, ', ' ORDER BY t.municipality_code) AS municipalities_en
    FROM recruitment_municipalities AS t
    INNER JOIN municipalities AS m ON t.municipality_code = m.municipality_code
    GROUP BY t.recruitment_id
),

totals AS (
    SELECT
        recruitment_id,
        CAST(sum(target_seats) AS BIGINT) AS target_seats,
        CAST(sum(applicants) AS BIGINT) AS applicants,
        CAST(sum(passed) AS BIGINT) AS passed,
        CAST(sum(hired) AS BIGINT) AS hired,
        CAST(sum(open_seats) AS BIGINT) AS open_seats
    FROM recruitment_targets_met
    GROUP BY recruitment_id
)

SELECT
    r.* EXCLUDE (recruitment_en, places_en, source_en),
    coalesce(r.recruitment_en, r.recruitment_ja) AS recruitment_en,
    coalesce(r.places_en, r.places_ja) AS places_en,
    coalesce(r.source_en, r.source_ja) AS source_en,
    p.taking_part_codes,
    p.municipalities_ja,
    p.municipalities_en,
    t.target_seats,
    t.applicants,
    t.passed,
    t.hired,
    t.open_seats
FROM recruitments AS r
LEFT JOIN places AS p ON r.recruitment_id = p.recruitment_id
LEFT JOIN totals AS t ON r.recruitment_id = t.recruitment_id;
