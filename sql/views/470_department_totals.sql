-- 部門別職員数と職種別の計の照合（県計）。差は、両方がそろった市町村だけの計どうしでとる
-- Staff by department held against staff by occupation, for the prefecture; both sides over the same municipalities,
-- those that answered both in full.
-- grain: one row per survey that asked for departments
CREATE OR REPLACE VIEW department_totals AS
SELECT
    survey_id,
    count(*) AS municipalities_asked,
    count(*) FILTER (WHERE is_comparable) AS municipalities_compared,
    CAST(sum(department_staff) FILTER (WHERE is_comparable) AS BIGINT) AS department_staff,
    CAST(sum(general_staff) FILTER (WHERE is_comparable) AS BIGINT) AS general_staff,
    CAST(sum(other_staff) FILTER (WHERE is_comparable) AS BIGINT) AS other_staff,
    CAST(sum(occupation_staff) FILTER (WHERE is_comparable) AS BIGINT) AS occupation_staff,
    CAST(sum(general_difference) AS BIGINT) AS general_difference,
    CAST(sum(department_difference) AS BIGINT) AS department_difference,
    count(*) FILTER (WHERE general_difference <> 0) AS municipalities_differing
FROM department_comparisons
GROUP BY survey_id;

COMMENT ON COLUMN department_totals.municipalities_compared IS '部門別・職種別とも全部に回答のある市町村の数 | Municipalities that answered all departments and all occupations';
COMMENT ON COLUMN department_totals.department_staff IS '部門別職員数の計（照合できる市町村） | Staff of all departments, of the municipalities compared';
COMMENT ON COLUMN department_totals.general_staff IS '一般行政部門の職員数（照合できる市町村） | Staff of the general administration division, of the municipalities compared';
COMMENT ON COLUMN department_totals.other_staff IS '一般行政以外の部門の職員数（照合できる市町村） | Staff of the other divisions, of the municipalities compared';
COMMENT ON COLUMN department_totals.occupation_staff IS '職種別の実職員数の計（照合できる市町村） | Actual staff by occupation, of the municipalities compared';
COMMENT ON COLUMN department_totals.general_difference IS '一般行政部門−職種別の計 | General administration division − occupations';
COMMENT ON COLUMN department_totals.department_difference IS '全部門−職種別の計 | All departments − occupations';
COMMENT ON COLUMN department_totals.municipalities_differing IS '一般行政部門と職種別の計が違う市町村の数 | Municipalities where the two differ';
