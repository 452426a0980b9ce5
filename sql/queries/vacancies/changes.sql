-- 絞り込んだ範囲の、前年から欠員が動いた市町村×職種（新規・拡大・縮小・解消の順、増減の大きい順）
-- Municipalities and occupations of a selection whose vacancies moved since the year before: new, grown, shrunk, closed,
-- and the largest moves first
-- grain: one row per municipality and occupation
-- params: survey_id, region_filter, type_filter, size_filter, group_filter
SELECT
    c.municipality_code,
    m.municipality_ja,
    m.municipality_en,
    o.occupation_code,
    o.occupation_ja,
    o.occupation_en,
    c.course,
    c.vacancy_before,
    c.vacancy_now,
    c.vacancy_change,
    c.planned_change,
    c.actual_change,
    c.change_by_plan,
    c.change_by_staff
FROM vacancy_changes AS c
INNER JOIN municipalities AS m ON c.municipality_code = m.municipality_code
INNER JOIN occupations AS o ON c.occupation_code = o.occupation_code
INNER JOIN municipality_selections AS s ON c.municipality_code = s.municipality_code
INNER JOIN occupation_selections AS g ON c.occupation_code = g.occupation_code
WHERE
    c.survey_id = $survey_id
    AND c.course IN ('new', 'grown', 'shrunk', 'closed')
    AND s.region_filter = $region_filter
    AND s.type_filter = $type_filter
    AND s.size_filter = $size_filter
    AND g.group_filter = $group_filter
ORDER BY
    CASE c.course WHEN 'new' THEN 1 WHEN 'grown' THEN 2 WHEN 'shrunk' THEN 3 ELSE 4 END,
    abs(c.vacancy_change) DESC,
    c.municipality_code ASC,
    o.sort_order ASC;
