-- 派遣負担率。延べ人日÷(職員数×期間の日数)を、市町村ごとに、全職種（all）と職種ごとに。職種の記録がない派遣は unknown。
-- 職員数は選んだ調査回の実職員数で、未回答なら空欄。「欠員が多いのに派遣も重い」＝欠員率が境目超かつ負担率が中央値超
-- Burden rate: person-days ÷ (staff × days of the period) by municipality, over all occupations ('all') and by
-- occupation; dispatches without one are 'unknown'. Staff are those of the survey asked for, empty where unanswered.
-- Short yet heavily sending = vacancy rate above the limit and burden above the median of all municipalities.
-- grain: one row per as-of date, survey, disaster, kind, scope, municipality and occupation or all; filter on one as_of
-- additive: person_days
CREATE OR REPLACE VIEW sender_burdens AS
WITH sent AS NOT MATERIALIZED (
    SELECT
        t.as_of,
        t.disaster_code,
        t.kind,
        s.scope,
        t.sender_code,
        coalesce(d.occupation_code, 'unknown') AS occupation_filter,
        sum(t.person_days) AS person_days
    FROM person_day_terms AS t
    INNER JOIN dispatches AS d ON t.dispatch_id = d.dispatch_id
    INNER JOIN dispatch_scopes AS s ON t.is_headline = s.is_headline
    INNER JOIN municipalities AS m ON t.sender_code = m.municipality_code
    GROUP BY t.as_of, t.disaster_code, t.kind, s.scope, t.sender_code, coalesce(d.occupation_code, 'unknown')
),

sent_in_all AS NOT MATERIALIZED (
    SELECT
        as_of,
        disaster_code,
        kind,
        scope,
        sender_code,
        sum(person_days) AS person_days
    FROM sent
    GROUP BY as_of, disaster_code, kind, scope, sender_code
),

-- An occupation may be sent that the survey did not ask about, and the other way round: both sides are kept.
parts AS NOT MATERIALIZED (
    SELECT
        p.as_of,
        v.survey_id,
        p.disaster_code,
        p.kind,
        p.scope,
        v.municipality_code,
        v.occupation_code AS occupation_filter,
        CASE WHEN v.is_answered THEN v.actual END AS staff,
        CASE WHEN v.is_answered THEN v.planned END AS planned,
        v.vacancy,
        0 AS person_days
    FROM dispatch_spans AS p
    CROSS JOIN vacancies AS v
    UNION ALL
    SELECT
        s.as_of,
        u.survey_id,
        s.disaster_code,
        s.kind,
        s.scope,
        s.sender_code AS municipality_code,
        s.occupation_filter,
        NULL AS staff,
        NULL AS planned,
        NULL AS vacancy,
        s.person_days
    FROM sent AS s
    CROSS JOIN surveys AS u
),

cells AS NOT MATERIALIZED (
    SELECT
        as_of,
        survey_id,
        disaster_code,
        kind,
        scope,
        municipality_code,
        occupation_filter,
        CAST(sum(staff) AS BIGINT) AS staff,
        CAST(sum(planned) AS BIGINT) AS planned,
        CAST(sum(vacancy) AS BIGINT) AS vacancy,
        CAST(sum(vacancy) AS DOUBLE) / nullif(sum(planned), 0) AS vacancy_rate,
        CAST(sum(person_days) AS BIGINT) AS person_days
    FROM parts
    GROUP BY as_of, survey_id, disaster_code, kind, scope, municipality_code, occupation_filter
    UNION ALL
    SELECT
        p.as_of,
        v.survey_id,
        p.disaster_code,
        p.kind,
        p.scope,
        v.municipality_code,
        'all' AS occupation_filter,
        CASE WHEN v.is_answered THEN v.actual END AS staff,
        v.planned,
        v.vacancy,
        v.vacancy_rate,
        CAST(coalesce(s.person_days, 0) AS BIGINT) AS person_days
    FROM dispatch_spans AS p
    CROSS JOIN vacancies_by_municipality AS v
    LEFT JOIN sent_in_all AS s
        ON
            p.as_of = s.as_of
            AND p.disaster_code = s.disaster_code
            AND p.kind = s.kind
            AND p.scope = s.scope
            AND v.municipality_code = s.sender_code
),

rated AS (
    SELECT
        c.as_of,
        c.survey_id,
        c.disaster_code,
        c.kind,
        c.scope,
        c.municipality_code,
        c.occupation_filter,
        c.staff,
        c.planned,
        c.vacancy,
        c.vacancy_rate,
        c.person_days,
        p.period_days,
        CAST(c.person_days AS DOUBLE) / nullif(c.staff * p.period_days, 0) AS burden_rate
    FROM cells AS c
    INNER JOIN dispatch_spans AS p
        ON c.as_of = p.as_of AND c.disaster_code = p.disaster_code AND c.kind = p.kind AND c.scope = p.scope
),

-- A window instead of a join with the medians: the plan is half as long, and so is the answer.
limited AS (
    SELECT
        *,
        quantile_cont(burden_rate, 0.5) OVER (
            PARTITION BY as_of, survey_id, disaster_code, kind, scope, occupation_filter
        ) AS median_burden_rate
    FROM rated
)

SELECT
    r.as_of,
    r.survey_id,
    r.disaster_code,
    r.kind,
    r.scope,
    r.municipality_code,
    r.occupation_filter,
    r.staff,
    r.planned,
    r.vacancy,
    r.vacancy_rate,
    r.person_days,
    r.period_days,
    r.burden_rate,
    r.median_burden_rate,
    l.short_rate,
    coalesce(r.vacancy_rate > l.short_rate, FALSE) AS is_short_of_staff,
    coalesce(r.vacancy_rate > l.short_rate AND r.burden_rate > r.median_burden_rate, FALSE) AS is_short_yet_sending
FROM limited AS r
CROSS JOIN burden_limits AS l;

COMMENT ON COLUMN sender_burdens.burden_rate IS '派遣負担率：延べ人日÷(職員数×期間の日数)。平均して職員のどれだけが派遣に出ていたか | Burden rate: person-days ÷ (staff × days of the period), the share of staff away on an average day';
COMMENT ON COLUMN sender_burdens.median_burden_rate IS '派遣負担率の全市町村の中央値（派遣していない団体は0） | Median burden rate of all municipalities, those that sent nobody counting 0';
COMMENT ON COLUMN sender_burdens.is_short_yet_sending IS '欠員率が境目を超えるのに派遣負担率も中央値を超えるか | Vacancy rate above the limit and burden rate above the median';
COMMENT ON COLUMN sender_burdens.is_short_of_staff IS '欠員率が境目を超えるか | Whether the vacancy rate is above the limit';
