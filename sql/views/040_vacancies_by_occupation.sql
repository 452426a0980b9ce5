-- 職種別の定員・実員・欠員と欠員団体数、前年差。前年差は両年とも全団体が調査票を出し、その職種の全セルに回答があるときだけ出す
-- Planned, actual, vacancy and municipalities short of each occupation, with the change on the year
-- before, given only where in both rounds every municipality returned the survey and answered every cell
-- asked about the occupation.
-- grain: one row per survey and occupation
CREATE OR REPLACE VIEW vacancies_by_occupation AS
WITH summed AS (
    SELECT
        v.survey_id,
        v.occupation_code,
        count(*) AS asked,
        count(*) FILTER (WHERE v.is_answered) AS answered,
        CAST(sum(v.planned) FILTER (WHERE v.is_answered) AS BIGINT) AS planned,
        CAST(sum(v.actual) FILTER (WHERE v.is_answered) AS BIGINT) AS actual,
        CAST(sum(v.vacancy) AS BIGINT) AS vacancy,
        CAST(sum(v.surplus) AS BIGINT) AS surplus,
        CAST(sum(v.filled) AS BIGINT) AS filled,
        CAST(sum(v.real_gap) AS BIGINT) AS real_gap,
        count(*) FILTER (WHERE v.vacancy > 0) AS municipalities_short
    FROM vacancies AS v
    GROUP BY v.survey_id, v.occupation_code
),

-- An occupation without a row is not established there; a municipality without any row has not returned the survey.
returned AS (
    SELECT
        survey_id,
        count(DISTINCT municipality_code) = (SELECT count(*) FROM municipalities) AS is_whole
    FROM headcounts
    GROUP BY survey_id
),

complete AS (
    SELECT
        s.*,
        r.is_whole AND s.asked = s.answered AS is_complete
    FROM summed AS s
    INNER JOIN returned AS r ON s.survey_id = r.survey_id
)

SELECT
    now.survey_id,
    q.as_of,
    q.april_label,
    now.occupation_code,
    now.asked,
    now.answered,
    now.planned,
    now.actual,
    now.vacancy,
    now.surplus,
    now.filled,
    now.real_gap,
    now.municipalities_short,
    CAST(now.vacancy AS DOUBLE) / nullif(now.planned, 0) AS vacancy_rate,
    CAST(now.actual AS DOUBLE) / nullif(now.planned, 0) AS fill_rate,
    CAST(now.filled AS DOUBLE) / nullif(now.planned, 0) AS capped_fill_rate,
    now.is_complete,
    CASE WHEN now.is_complete AND past.is_complete THEN now.vacancy - past.vacancy END AS vacancy_change
FROM complete AS now
INNER JOIN survey_sequence AS q ON now.survey_id = q.survey_id
LEFT JOIN complete AS past
    ON q.previous_survey_id = past.survey_id AND now.occupation_code = past.occupation_code;

COMMENT ON COLUMN vacancies_by_occupation.municipalities_short IS '欠員団体数：その職種に欠員がある市町村の数。職種間で足し上げられない | Municipalities short: distinct municipalities with a vacancy in this occupation; not additive over occupations';
COMMENT ON COLUMN vacancies_by_occupation.vacancy IS '欠員の計（総数。過員と相殺しない） | Sum of vacancies, gross: never netted against surplus';
COMMENT ON COLUMN vacancies_by_occupation.vacancy_change IS '欠員の前年差（両年とも全団体の回答がそろうとき） | Change of the vacancy on the year before, where both rounds are complete';
COMMENT ON COLUMN vacancies_by_occupation.answered IS '回答のあった市町村の数 | Municipalities that answered for this occupation';
COMMENT ON COLUMN vacancies_by_occupation.is_complete IS '全団体が調査票を出し、その職種の全セルに回答があるか | Whether every municipality returned the survey and answered every cell asked about the occupation';
COMMENT ON COLUMN vacancies_by_occupation.asked IS 'その職種を尋ねた市町村の数 | Municipalities asked about this occupation';
COMMENT ON COLUMN vacancies_by_occupation.fill_rate IS '充足率：実職員数÷定員計画数 | Fill rate: actual ÷ planned';
COMMENT ON COLUMN vacancies_by_occupation.capped_fill_rate IS '充足率（過員を除く）：Σmin(実員, 計画)÷Σ計画 | Fill rate without surplus: Σmin(actual, planned) ÷ Σplanned';
