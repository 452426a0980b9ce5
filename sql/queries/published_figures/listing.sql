-- 公表値の一覧
-- Published figures as they were printed
-- grain: one row per published figure
SELECT
    figure_code,
    event_ja,
    event_en,
    item_ja,
    item_en,
    value,
    value_text,
    unit_ja,
    unit_en,
    measure,
    definition,
    scope,
    period,
    paper,
    heading,
    derivation,
    as_of
FROM published_figures
ORDER BY sort_order;
