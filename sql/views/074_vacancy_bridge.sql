-- 欠員の前年から今年への橋渡し。前年の欠員に、解消・新規・拡大・縮小（それぞれ計画による分と職員による分）と、回答の有無による分を
-- 足していくと、今年の欠員になる。開始と終了は、それまでの段階を足した値
-- From the vacancies of the year before to those of this year: what was closed, new, grown and shrunk, each by plan and by
-- staff, and what comes of cells answered in one of the years only. A step runs from the sum of those before it to the sum
-- with it; both years run from 0.
-- grain: one row per survey that has a round of the year before, selection and step
CREATE OR REPLACE VIEW vacancy_bridge AS
WITH steps AS (
    SELECT
        listed.step_order,
        listed.course,
        listed.cause
    FROM (
        VALUES
        (1, 'before', 'total'),
        (2, 'closed', 'plan'),
        (3, 'closed', 'staff'),
        (4, 'new', 'plan'),
        (5, 'new', 'staff'),
        (6, 'grown', 'plan'),
        (7, 'grown', 'staff'),
        (8, 'shrunk', 'plan'),
        (9, 'shrunk', 'staff'),
        (10, 'answered_now_only', 'answers'),
        (11, 'answered_before_only', 'answers'),
        (12, 'now', 'total')
    ) AS listed (step_order, course, cause)
),

counted AS (
    SELECT
        c.survey_id,
        c.region_filter,
        c.type_filter,
        c.size_filter,
        c.group_filter,
        s.step_order,
        s.course,
        s.cause,
        CAST(coalesce(sum(
            CASE
                WHEN s.course = 'before' THEN c.vacancy_before
                WHEN s.course = 'now' THEN c.vacancy_now
                WHEN s.course <> c.course THEN 0
                WHEN s.cause = 'plan' THEN c.change_by_plan
                WHEN s.cause = 'staff' THEN c.change_by_staff
                ELSE c.vacancy_now - c.vacancy_before
            END
        ), 0) AS BIGINT) AS persons
    FROM vacancy_courses AS c
    CROSS JOIN steps AS s
    GROUP BY
        c.survey_id, c.region_filter, c.type_filter, c.size_filter, c.group_filter, s.step_order, s.course, s.cause
),

running AS (
    SELECT
        *,
        CAST(sum(CASE WHEN course = 'now' THEN 0 ELSE persons END) OVER (
            PARTITION BY survey_id, region_filter, type_filter, size_filter, group_filter
            ORDER BY step_order
        ) AS BIGINT) AS sum_so_far
    FROM counted
)

SELECT
    survey_id,
    region_filter,
    type_filter,
    size_filter,
    group_filter,
    step_order,
    course,
    cause,
    persons,
    CASE WHEN cause = 'total' THEN 0 ELSE sum_so_far - persons END AS runs_from,
    CASE WHEN cause = 'total' THEN persons ELSE sum_so_far END AS runs_to
FROM running;

COMMENT ON COLUMN vacancy_bridge.persons IS '前年・今年は欠員の人数、間の段階は増減の人数 | The vacancies of a year, or by how many a step changes them';
COMMENT ON COLUMN vacancy_bridge.cause IS '計画による・職員による・回答の有無・計 | By plan, by staff, by answers, total';
COMMENT ON COLUMN vacancy_bridge.runs_from IS '段階の始まり（それまでの和） | Where the step begins: the sum of those before';
COMMENT ON COLUMN vacancy_bridge.runs_to IS '段階の終わり（それを含む和） | Where the step ends: the sum with it';
