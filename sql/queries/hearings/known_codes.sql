-- ヒアリングに書ける分類・職種・市町村のコードと、調査回（訂正版は元の回を指す）
-- The codes a hearing note may name; for a round, the round under which its notes stand
-- grain: one row per noun and code
SELECT
    'category' AS noun,
    category_code AS code,
    NULL AS first_survey_id
FROM hearing_categories
UNION ALL
SELECT
    'occupation' AS noun,
    occupation_code AS code,
    NULL AS first_survey_id
FROM occupations
UNION ALL
SELECT
    'municipality' AS noun,
    municipality_code AS code,
    NULL AS first_survey_id
FROM municipalities
UNION ALL
SELECT
    'survey' AS noun,
    CAST(survey_id AS VARCHAR) AS code,
    coalesce(revises_survey_id, survey_id) AS first_survey_id
FROM surveys;
