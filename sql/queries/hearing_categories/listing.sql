-- ヒアリングの分類の一覧
-- Categories of hearing notes in their fixed order
-- grain: one row per category
SELECT
    category_code,
    category_ja,
    category_en
FROM hearing_categories
ORDER BY sort_order;
