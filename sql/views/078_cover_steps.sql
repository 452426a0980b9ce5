-- 欠員の補充の内訳。欠員（総数）から補充の方法別に埋めた人数を引くと実質欠員になり、実質欠員は「補充なし」「補充しても残る」「補充の回答なし」に分かれる
-- 人数の回答がないセルは（方法を答えていても）「補充の回答なし」、人数を答えて方法を答えないセルの埋めた人数は「方法の回答なし」
-- How vacancies are covered: the vacancies, less those covered by each kind of cover, leave the real gap, and that is made up
-- of vacancies without cover, those left after cover, and those whose cover is unanswered. Without a number the cover is
-- unanswered, though a kind be named; a number without a kind covers by an unstated kind.
-- grain: one row per survey, selection and step
CREATE OR REPLACE VIEW cover_steps AS
WITH cells AS (
    SELECT
        v.survey_id,
        s.region_filter,
        s.type_filter,
        s.size_filter,
        o.group_filter,
        v.vacancy,
        v.covered_vacancy,
        v.real_gap,
        CASE WHEN v.cover_status <> 'none' THEN v.cover_status ELSE 'unstated' END AS cover,
        CASE
            WHEN v.cover_status = 'none' THEN 'none'
            WHEN v.cover_unanswered > 0 THEN 'unanswered'
            ELSE 'left'
        END AS remainder
    FROM vacancies AS v
    INNER JOIN municipality_selections AS s ON v.municipality_code = s.municipality_code
    INNER JOIN occupation_selections AS o ON v.occupation_code = o.occupation_code
    WHERE v.vacancy > 0
),

steps AS (
    SELECT
        listed.step_order,
        listed.step,
        listed.part
    FROM (
        VALUES
        (1, 'vacancy', 'total'),
        (2, 'fixed_term', 'cover'),
        (3, 'fiscal_year', 'cover'),
        (4, 'reappointed', 'cover'),
        (5, 'prefecture', 'cover'),
        (6, 'clerical_substitute', 'cover'),
        (7, 'unstated', 'cover'),
        (8, 'real_gap', 'total'),
        (9, 'none', 'gap'),
        (10, 'left', 'gap'),
        (11, 'unanswered', 'gap')
    ) AS listed (step_order, step, part)
),

counted AS (
    SELECT
        c.survey_id,
        c.region_filter,
        c.type_filter,
        c.size_filter,
        c.group_filter,
        s.step_order,
        s.step,
        s.part,
        CAST(sum(
            CASE
                WHEN s.step = 'vacancy' THEN c.vacancy
                WHEN s.step = 'real_gap' THEN c.real_gap
                WHEN s.part = 'cover' AND s.step = c.cover THEN c.covered_vacancy
                WHEN s.part = 'gap' AND s.step = c.remainder THEN c.real_gap
                ELSE 0
            END
        ) AS BIGINT) AS persons
    FROM cells AS c
    CROSS JOIN steps AS s
    GROUP BY c.survey_id, c.region_filter, c.type_filter, c.size_filter, c.group_filter, s.step_order, s.step, s.part
),

running AS (
    SELECT
        *,
        CAST(sum(
            CASE WHEN step = 'vacancy' THEN persons WHEN step = 'real_gap' THEN 0 ELSE -persons END
        ) OVER (
            PARTITION BY survey_id, region_filter, type_filter, size_filter, group_filter
            ORDER BY step_order
        ) AS BIGINT) AS remaining
    FROM counted
)

SELECT
    survey_id,
    region_filter,
    type_filter,
    size_filter,
    group_filter,
    step_order,
    step,
    part,
    persons,
    CASE WHEN part = 'total' THEN 0 ELSE remaining + persons END AS runs_from,
    CASE WHEN part = 'total' THEN persons ELSE remaining END AS runs_to
FROM running;

COMMENT ON COLUMN cover_steps.persons IS '欠員・補充・実質欠員の人数 | Persons: vacancies, covered, real gap';
COMMENT ON COLUMN cover_steps.step IS '補充の内訳の段階 | Step from the vacancies to the real gap';
