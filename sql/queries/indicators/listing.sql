-- 指標の一覧
-- Indicators in their fixed order, with the first and last period that has a value
-- grain: one row per indicator
SELECT
    i.indicator_code,
    i.indicator_ja,
    i.indicator_en,
    i.periodicity,
    i.year_starts_in,
    i.unit_ja,
    i.unit_en,
    i.decimals,
    i.definition_ja,
    i.definition_en,
    min(s.starts_on) AS first_on,
    max(s.starts_on) AS last_on
FROM indicators AS i
LEFT JOIN indicator_series AS s ON i.indicator_code = s.indicator_code
GROUP BY
    i.indicator_code, i.indicator_ja, i.indicator_en, i.periodicity, i.year_starts_in, i.unit_ja, i.unit_en,
    i.decimals, i.definition_ja, i.definition_en, i.sort_order
ORDER BY i.sort_order;
