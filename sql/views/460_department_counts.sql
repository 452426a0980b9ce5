-- 部門別の職員数（定員管理調査の区分）。部門別を求めた調査回では全市町村に、そうでない回では回答した市町村に、全部門を尋ねたものとする。
-- 空欄や行のない部門は未回答で、0 ではなく、どの合計にも入らない
-- Staff by department, as the national staffing survey classifies them. A round with departments asks every municipality,
-- any other those that answered, and always for every department. A blank, and a department without a row, is
-- unanswered, not 0, and is in no total.
-- grain: one row per survey, municipality and department asked
-- additive: department_staff
CREATE OR REPLACE VIEW department_counts AS
WITH asked AS (
    SELECT
        s.survey_id,
        m.municipality_code
    FROM surveys AS s
    CROSS JOIN municipalities AS m
    WHERE s.asks_departments
    UNION
    SELECT
        survey_id,
        municipality_code
    FROM block_counts
    WHERE block = 'departments'
)

SELECT
    a.survey_id,
    a.municipality_code,
    d.department_code,
    d.department_ja,
    d.department_en,
    d.division_ja,
    d.division_en,
    d.account_ja,
    d.account_en,
    d.sort_order,
    b.persons AS department_staff,
    b.persons IS NOT NULL AS is_answered
FROM asked AS a
CROSS JOIN departments AS d
LEFT JOIN block_counts AS b
    ON
        a.survey_id = b.survey_id
        AND a.municipality_code = b.municipality_code
        AND d.department_code = b.item_code
        AND b.block = 'departments'
        AND b.measure = 'persons';

COMMENT ON COLUMN department_counts.department_staff IS '部門別職員数（未回答は空欄） | Staff of the department; empty where unanswered';
COMMENT ON COLUMN department_counts.is_answered IS 'その部門の回答があるか | Whether the department was answered';
