-- 調査回で尋ねるセル（全市町村×全職種）と、すでに記入があるか
-- Which cells a round asks for, over every municipality and occupation, and whether something is entered in them
-- grain: one row per municipality and occupation
-- params: survey_id
SELECT
    m.municipality_code,
    m.municipality_ja,
    m.municipality_en,
    o.occupation_code,
    o.short_ja,
    o.short_en,
    h.survey_id IS NOT NULL AS is_asked,
    coalesce(
        h.planned IS NOT NULL OR h.actual IS NOT NULL OR h.fixed_term IS NOT NULL OR h.reappointed IS NOT NULL
        OR h.cover_status IS NOT NULL OR h.covered IS NOT NULL OR h.note IS NOT NULL,
        FALSE
    ) AS is_entered
FROM municipalities AS m
CROSS JOIN occupations AS o
LEFT JOIN headcounts AS h
    ON
        m.municipality_code = h.municipality_code
        AND o.occupation_code = h.occupation_code
        AND h.survey_id = $survey_id
ORDER BY m.municipality_code, o.sort_order;
