-- 派遣負担。市町村の延べ人日÷職員数×100 を、その市町村自身の欠員率と並べる。範囲（見出し・すべて）ごと。職員数は選んだ調査回の実職員数で、
-- 回答のそろっていない団体は出さない。
-- 「欠員が多いのに派遣も重い」＝欠員率5％超かつ職員100人あたり人日が中央値超
-- Burden by scope (headline or all tasks): person-days sent per 100 staff beside the sender's own vacancy
-- rate. Staff are those of the survey asked for, and empty where a cell is unanswered. Short yet heavily
-- sending = vacancy rate above 5 % and person-days per 100 staff above the median of all municipalities.
-- grain: one row per as-of date, survey, disaster, kind, scope and municipality; filter on one as_of and survey
CREATE OR REPLACE VIEW dispatch_burden AS
WITH sent AS (
    SELECT
        p.as_of,
        p.disaster_code,
        p.kind,
        s.scope,
        p.sender_code,
        CAST(sum(p.person_days) AS BIGINT) AS person_days
    FROM person_days AS p
    INNER JOIN dispatch_scopes AS s ON p.is_headline = s.is_headline
    WHERE p.sender_type = 'municipality'
    GROUP BY p.as_of, p.disaster_code, p.kind, s.scope, p.sender_code
),

kinds AS (
    SELECT DISTINCT
        d.disaster_code,
        d.kind,
        s.scope
    FROM dispatches AS d
    CROSS JOIN dispatch_scopes AS s
),

staffed AS (
    SELECT
        k.calendar_day AS as_of,
        v.survey_id,
        d.disaster_code,
        d.kind,
        d.scope,
        v.municipality_code,
        CASE WHEN v.is_answered THEN v.actual END AS staff,
        v.planned,
        v.vacancy,
        v.vacancy_rate,
        coalesce(s.person_days, 0) AS person_days,
        CASE WHEN v.is_answered THEN CAST(coalesce(s.person_days, 0) AS DOUBLE) * 100 / nullif(v.actual, 0) END
            AS person_days_per_100_staff
    FROM calendar_days AS k
    CROSS JOIN kinds AS d
    CROSS JOIN vacancies_by_municipality AS v
    LEFT JOIN sent AS s
        ON
            k.calendar_day = s.as_of
            AND d.disaster_code = s.disaster_code
            AND d.kind = s.kind
            AND d.scope = s.scope
            AND v.municipality_code = s.sender_code
),

medians AS (
    SELECT
        as_of,
        survey_id,
        disaster_code,
        kind,
        scope,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY person_days_per_100_staff) AS median_per_100_staff
    FROM staffed
    GROUP BY as_of, survey_id, disaster_code, kind, scope
)

SELECT
    b.as_of,
    b.survey_id,
    b.disaster_code,
    b.kind,
    b.scope,
    b.municipality_code,
    b.staff,
    b.planned,
    b.vacancy,
    b.vacancy_rate,
    b.person_days,
    b.person_days_per_100_staff,
    m.median_per_100_staff,
    l.short_rate,
    coalesce(b.vacancy_rate > l.short_rate AND b.person_days_per_100_staff > m.median_per_100_staff, FALSE)
        AS is_short_yet_sending
FROM staffed AS b
INNER JOIN medians AS m
    ON
        b.as_of = m.as_of
        AND b.survey_id = m.survey_id
        AND b.disaster_code = m.disaster_code
        AND b.kind = m.kind
        AND b.scope = m.scope
CROSS JOIN burden_limits AS l;

COMMENT ON COLUMN dispatch_burden.person_days_per_100_staff IS '職員100人あたりの派遣延べ人日 | Person-days sent per 100 staff';
COMMENT ON COLUMN dispatch_burden.median_per_100_staff IS '全市町村の中央値（派遣していない団体は0） | Median of all municipalities, those that sent nobody counting 0';
COMMENT ON COLUMN dispatch_burden.is_short_yet_sending IS '欠員率5％超なのに派遣負担が中央値を超えるか | Vacancy rate above 5 % and burden above the median';
COMMENT ON COLUMN dispatch_burden.vacancy_rate IS '派遣元市町村自身の欠員率 | Vacancy rate of the sender itself';
