-- 成り立たない恒等式（定員・実員：計画−実員＝欠員−過員、職種別の計＝県計、前年の欠員＋増減＝今年の欠員、補充＋実質欠員＝欠員。派遣：日別の計＝記録の計＝合計）
-- Identities that do not hold: planned − actual = vacancy − surplus, occupations sum to the total,
-- the steps from last year's vacancies end at this year's, cover and real gap sum to the vacancies,
-- days and log rows sum to the person-days of the disaster
-- grain: one row per identity and subject for which it fails
-- params: as_of
WITH occupations_summed AS (
    SELECT
        survey_id,
        sum(vacancy) AS vacancy
    FROM vacancies_by_occupation
    GROUP BY survey_id
),

bridges AS (
    SELECT
        survey_id,
        max(runs_to) FILTER (WHERE step_order = 11) AS reached
    FROM vacancy_bridge
    WHERE region_filter = 'all' AND type_filter = 'all' AND size_filter = 'all' AND group_filter = 'all'
    GROUP BY survey_id
),

covers AS (
    SELECT
        survey_id,
        sum(persons) AS persons
    FROM cover_steps
    WHERE
        region_filter = 'all'
        AND type_filter = 'all'
        AND size_filter = 'all'
        AND group_filter = 'all'
        AND part <> 'total'
    GROUP BY survey_id
),

days_summed AS (
    SELECT
        disaster_code,
        kind,
        sum(persons) AS person_days
    FROM persons_by_day
    WHERE scope = 'all' AND calendar_day <= $as_of
    GROUP BY disaster_code, kind
),

log_summed AS (
    SELECT
        disaster_code,
        kind,
        sum(person_days) AS person_days
    FROM dispatch_log
    WHERE as_of = $as_of
    GROUP BY disaster_code, kind
),

totals AS (
    SELECT
        disaster_code,
        kind,
        person_days
    FROM dispatch_totals
    WHERE as_of = $as_of AND scope = 'all' AND sender_type = 'total'
),

compared AS (
    SELECT
        'gaps' AS identity,
        s.survey_ja AS subject_ja,
        s.survey_en AS subject_en,
        t.net_gap AS one_side,
        t.vacancy - t.surplus AS other_side
    FROM staffing_totals AS t
    INNER JOIN surveys AS s ON t.survey_id = s.survey_id
    UNION ALL
    SELECT
        'occupations' AS identity,
        s.survey_ja AS subject_ja,
        s.survey_en AS subject_en,
        t.vacancy AS one_side,
        o.vacancy AS other_side
    FROM staffing_totals AS t
    INNER JOIN surveys AS s ON t.survey_id = s.survey_id
    INNER JOIN occupations_summed AS o ON t.survey_id = o.survey_id
    UNION ALL
    SELECT
        'bridge' AS identity,
        s.survey_ja AS subject_ja,
        s.survey_en AS subject_en,
        t.vacancy AS one_side,
        b.reached AS other_side
    FROM staffing_totals AS t
    INNER JOIN surveys AS s ON t.survey_id = s.survey_id
    INNER JOIN bridges AS b ON t.survey_id = b.survey_id
    WHERE t.vacancy IS NOT NULL
    UNION ALL
    SELECT
        'cover' AS identity,
        s.survey_ja AS subject_ja,
        s.survey_en AS subject_en,
        t.vacancy AS one_side,
        c.persons AS other_side
    FROM staffing_totals AS t
    INNER JOIN surveys AS s ON t.survey_id = s.survey_id
    INNER JOIN covers AS c ON t.survey_id = c.survey_id
    UNION ALL
    SELECT
        'days' AS identity,
        x.disaster_ja AS subject_ja,
        x.disaster_en AS subject_en,
        t.person_days AS one_side,
        d.person_days AS other_side
    FROM totals AS t
    INNER JOIN disasters AS x ON t.disaster_code = x.disaster_code
    LEFT JOIN days_summed AS d ON t.disaster_code = d.disaster_code AND t.kind = d.kind
    UNION ALL
    SELECT
        'log' AS identity,
        x.disaster_ja AS subject_ja,
        x.disaster_en AS subject_en,
        t.person_days AS one_side,
        d.person_days AS other_side
    FROM totals AS t
    INNER JOIN disasters AS x ON t.disaster_code = x.disaster_code
    LEFT JOIN log_summed AS d ON t.disaster_code = d.disaster_code AND t.kind = d.kind
)

SELECT
    identity,
    subject_ja,
    subject_en,
    CAST(one_side AS BIGINT) AS one_side,
    CAST(other_side AS BIGINT) AS other_side
FROM compared
WHERE one_side IS DISTINCT FROM other_side
ORDER BY identity, subject_ja;
