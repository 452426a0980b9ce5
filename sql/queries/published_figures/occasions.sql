-- 公表値を導く時点と災害の一覧（災害によらない値は災害コードが空）
-- The dates and disasters that published figures are derived for; no disaster code where it is about none
-- grain: one row per date and disaster
SELECT DISTINCT
    as_of,
    disaster_code
FROM published_figure_keys
WHERE derivation <> 'none' AND as_of IS NOT NULL
ORDER BY as_of, disaster_code;
