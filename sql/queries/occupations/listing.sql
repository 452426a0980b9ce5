-- 職種の一覧
-- Occupations in their fixed order
-- grain: one row per occupation
SELECT
    occupation_code,
    occupation_ja,
    occupation_en,
    short_ja,
    short_en,
    occupation_group,
    is_headline
FROM occupations
ORDER BY sort_order;
