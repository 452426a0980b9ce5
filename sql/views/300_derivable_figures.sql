-- 公表値と照合できる値。キー（例 staffing.vacancy:admin）と時点ごとに、このデータベースから導いた値。
-- 定員・実員の値は年次の系列に使う調査回から（速報は使わない）
-- Values that can be held against published figures: what this database derives for a key and a date.
-- Staffing values come from the rounds of the series, never from a draft.
-- grain: one row per derivation key and as-of date; filter on one as_of and disaster ('' for figures about none)
CREATE OR REPLACE VIEW derivable_figures AS
WITH totals AS (
    SELECT t.*
    FROM staffing_totals AS t
    INNER JOIN survey_sequence AS q ON t.survey_id = q.survey_id
    WHERE q.is_in_series
),

occupations_asked AS (
    SELECT v.*
    FROM vacancies_by_occupation AS v
    INNER JOIN survey_sequence AS q ON v.survey_id = q.survey_id
    WHERE q.is_in_series
)

SELECT
    'staffing.actual' AS derivation,
    as_of,
    '' AS disaster_code,
    actual AS derived
FROM totals
UNION ALL
SELECT
    'staffing.actual_change' AS derivation,
    as_of,
    '' AS disaster_code,
    actual_change AS derived
FROM totals
UNION ALL
SELECT
    'staffing.vacancy:' || occupation_code AS derivation,
    as_of,
    '' AS disaster_code,
    vacancy AS derived
FROM occupations_asked
UNION ALL
SELECT
    'staffing.municipalities_short:' || occupation_code AS derivation,
    as_of,
    '' AS disaster_code,
    municipalities_short AS derived
FROM occupations_asked
UNION ALL
SELECT
    'dispatch.' || m.measure || ':' || l.disaster_code || ':' || l.sender_type || ':' || l.task_group AS derivation,
    l.as_of,
    l.disaster_code,
    CASE m.measure
        WHEN 'person_days' THEN l.person_days
        WHEN 'persons_sent' THEN l.persons_sent
        WHEN 'cities' THEN l.cities
        ELSE l.towns
    END AS derived
FROM dispatch_lines AS l
CROSS JOIN (VALUES ('person_days'), ('persons_sent'), ('cities'), ('towns')) AS m (measure)
WHERE l.kind = 'emergency';
