-- 調査回の欠員のうち、対応策のある欠員とない欠員
-- The vacancies of a round with and without a measure that aims at them.
-- grain: one row per survey with a vacancy
CREATE OR REPLACE VIEW measure_coverage AS
SELECT
    survey_id,
    CAST(sum(vacancy) AS BIGINT) AS vacancy,
    CAST(sum(vacancy_with_measure) AS BIGINT) AS vacancy_with_measure,
    CAST(sum(vacancy_without_measure) AS BIGINT) AS vacancy_without_measure,
    count(*) FILTER (WHERE measures = 0) AS cells_without_measure,
    count(DISTINCT CASE WHEN measures = 0 THEN municipality_code END) AS municipalities_without_measure
FROM vacancy_measures
GROUP BY survey_id;

COMMENT ON COLUMN measure_coverage.vacancy_without_measure IS '対応策のない欠員：検討中・実施中の対応策がねらっていない欠員の計 | Vacancies at which no measure, considered or running, aims';
COMMENT ON COLUMN measure_coverage.vacancy_with_measure IS '対応策がねらっている欠員の計 | Vacancies at which a measure aims';
COMMENT ON COLUMN measure_coverage.cells_without_measure IS '対応策のない欠員のある市町村×職種の数 | Municipality × occupation cells with a vacancy and no measure';
COMMENT ON COLUMN measure_coverage.municipalities_without_measure IS '対応策のない欠員のある市町村の数 | Municipalities with a vacancy and no measure that aims at it';
