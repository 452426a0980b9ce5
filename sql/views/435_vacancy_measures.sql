-- 欠員のあるセルと、それをねらう検討中・実施中の対応策の数。全般の対応策（市町村も職種も絞らないもの）、終了・中止は数えない
-- Vacant cells with the measures, considered or running, that aim at them. General measures, which name neither
-- place nor occupation, and ended or stopped ones do not count.
-- grain: one row per survey, municipality and occupation with a vacancy
-- additive: vacancy, real_gap, vacancy_with_measure, vacancy_without_measure
CREATE OR REPLACE VIEW vacancy_measures AS
WITH aims AS (
    SELECT
        municipality_code,
        occupation_code,
        count(*) AS measures
    FROM measure_cells
    WHERE is_in_work AND NOT is_general
    GROUP BY municipality_code, occupation_code
)

SELECT
    v.survey_id,
    v.municipality_code,
    v.occupation_code,
    v.vacancy,
    v.real_gap,
    v.cover_status,
    coalesce(a.measures, 0) AS measures,
    CASE WHEN a.measures IS NULL THEN 0 ELSE v.vacancy END AS vacancy_with_measure,
    CASE WHEN a.measures IS NULL THEN v.vacancy ELSE 0 END AS vacancy_without_measure
FROM vacancies AS v
LEFT JOIN aims AS a ON v.municipality_code = a.municipality_code AND v.occupation_code = a.occupation_code
WHERE v.vacancy > 0;

COMMENT ON COLUMN vacancy_measures.measures IS 'この欠員をねらう検討中・実施中の対応策の数（全般の対応策を除く） | Measures considered or running that aim at this vacancy, without general ones';
COMMENT ON COLUMN vacancy_measures.vacancy_with_measure IS '対応策がねらっている欠員 | Vacancies at which a measure aims';
COMMENT ON COLUMN vacancy_measures.vacancy_without_measure IS '対応策のない欠員 | Vacancies at which no measure aims';
