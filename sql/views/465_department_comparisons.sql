-- 部門別職員数と職種別の実職員数の照合（市町村別）。部門別は全会計の職員、職種別は調査回の定義の範囲（一般行政職）で、
-- 範囲が違うため一致するとは限らない。部門別を一部でも答えていない市町村は、差を出さない
-- Staff by department held against actual staff by occupation. Departments cover all accounts, occupations what the
-- round defines (general administrative staff): the scopes differ, and so may the numbers. A difference is given only
-- where every department and every occupation asked is answered.
-- grain: one row per survey and municipality asked for its departments
CREATE OR REPLACE VIEW department_comparisons AS
WITH summed AS (
    SELECT
        survey_id,
        municipality_code,
        count(*) AS departments_asked,
        count(*) FILTER (WHERE is_answered) AS departments_answered,
        CAST(sum(department_staff) AS BIGINT) AS department_staff,
        CAST(sum(department_staff) FILTER (WHERE division_ja = '一般行政') AS BIGINT) AS general_staff
    FROM department_counts
    GROUP BY survey_id, municipality_code
),

compared AS (
    SELECT
        d.survey_id,
        d.municipality_code,
        d.departments_asked,
        d.departments_answered,
        d.department_staff,
        d.general_staff,
        v.actual AS occupation_staff,
        coalesce(d.departments_answered = d.departments_asked AND v.is_answered, FALSE) AS is_comparable
    FROM summed AS d
    LEFT JOIN vacancies_by_municipality AS v
        ON d.survey_id = v.survey_id AND d.municipality_code = v.municipality_code
)

SELECT
    survey_id,
    municipality_code,
    departments_asked,
    departments_answered,
    department_staff,
    general_staff,
    department_staff - general_staff AS other_staff,
    occupation_staff,
    is_comparable,
    CASE WHEN is_comparable THEN general_staff - occupation_staff END AS general_difference,
    CASE WHEN is_comparable THEN department_staff - occupation_staff END AS department_difference
FROM compared;

COMMENT ON COLUMN department_comparisons.department_staff IS '部門別職員数の計（全部門、回答のあった部門） | Staff of all departments that were answered';
COMMENT ON COLUMN department_comparisons.general_staff IS '一般行政部門の職員数 | Staff of the general administration division';
COMMENT ON COLUMN department_comparisons.other_staff IS '一般行政以外（特別行政・公営企業等会計）の職員数 | Staff of the other divisions';
COMMENT ON COLUMN department_comparisons.occupation_staff IS '職種別の実職員数の計 | Actual staff by occupation';
COMMENT ON COLUMN department_comparisons.general_difference IS '一般行政部門−職種別の計（両方がそろった市町村だけ） | General administration division − occupations, where both are answered in full';
COMMENT ON COLUMN department_comparisons.department_difference IS '全部門−職種別の計（両方がそろった市町村だけ） | All departments − occupations, where both are answered in full';
COMMENT ON COLUMN department_comparisons.is_comparable IS '部門別・職種別とも全部に回答があるか | Whether all departments and all occupations asked are answered';
