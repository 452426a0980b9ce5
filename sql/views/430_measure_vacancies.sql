-- 対応策がねらう欠員と、その前年差。同じ欠員を複数の対応策がねらうことがあるため、対応策の間では足せない。
-- 前年差は、両年ともねらう市町村がみな調査票を出し、求めた全セルに回答があるときだけ出す
-- The vacancies at which a measure aims, and their change on the year before, given only where in both years
-- every municipality aimed at returned the survey and answered every cell asked. Several measures may aim at one
-- vacancy: the numbers do not add up over measures.
-- grain: one row per survey and measure
CREATE OR REPLACE VIEW measure_vacancies AS
WITH aimed_at AS (
    SELECT
        q.survey_id,
        q.years_back,
        c.measure_id,
        CAST(sum(v.vacancy) AS BIGINT) AS vacancy,
        CAST(sum(v.real_gap) AS BIGINT) AS real_gap,
        count(DISTINCT CASE WHEN v.vacancy > 0 THEN v.municipality_code END) AS municipalities_short,
        count(*) FILTER (WHERE v.is_answered) AS cells_answered,
        count(*) AS cells_asked
    FROM survey_comparisons AS q
    INNER JOIN vacancies AS v ON q.counted_survey_id = v.survey_id
    INNER JOIN measure_cells AS c
        ON v.municipality_code = c.municipality_code AND v.occupation_code = c.occupation_code
    GROUP BY q.survey_id, q.years_back, c.measure_id
),

-- A municipality that has not returned the survey may have had no cell to leave blank.
returned AS (
    SELECT
        q.survey_id,
        q.years_back,
        p.measure_id,
        count(r.municipality_code) = count(*) AS is_returned
    FROM survey_comparisons AS q
    CROSS JOIN measure_places AS p
    LEFT JOIN returned_surveys AS r
        ON q.counted_survey_id = r.survey_id AND p.municipality_code = r.municipality_code
    GROUP BY q.survey_id, q.years_back, p.measure_id
),

complete AS (
    SELECT
        a.*,
        r.is_returned AND a.cells_answered = a.cells_asked AS is_complete
    FROM aimed_at AS a
    INNER JOIN returned AS r
        ON a.survey_id = r.survey_id AND a.years_back = r.years_back AND a.measure_id = r.measure_id
)

SELECT
    now.survey_id,
    now.measure_id,
    now.vacancy,
    now.real_gap,
    now.municipalities_short,
    now.cells_answered,
    now.cells_asked,
    past.vacancy AS previous_vacancy,
    CASE WHEN now.is_complete AND past.is_complete THEN now.vacancy - past.vacancy END AS vacancy_change
FROM complete AS now
LEFT JOIN complete AS past
    ON now.survey_id = past.survey_id AND past.years_back = 1 AND now.measure_id = past.measure_id
WHERE now.years_back = 0;

COMMENT ON COLUMN measure_vacancies.vacancy IS 'ねらう欠員：対応策の市町村×職種の欠員の計 | Vacancies at which the measure aims';
COMMENT ON COLUMN measure_vacancies.real_gap IS 'ねらう欠員のうち、補充しても残る実質欠員 | … of which the real gap after cover';
COMMENT ON COLUMN measure_vacancies.municipalities_short IS 'ねらう欠員のある市町村の数 | Municipalities with such a vacancy';
COMMENT ON COLUMN measure_vacancies.vacancy_change IS 'ねらう欠員の前年差 | Change of these vacancies on the year before';
COMMENT ON COLUMN measure_vacancies.previous_vacancy IS '前年の調査回での同じ範囲の欠員 | Vacancies of the same cells in the round a year before';
