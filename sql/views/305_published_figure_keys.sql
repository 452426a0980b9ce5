-- 公表値と、その導き方が名指す災害（災害によらない値は空）
-- Published figures with the disaster that their derivation names ('' for figures about none).
-- grain: one row per published figure
CREATE OR REPLACE VIEW published_figure_keys AS
SELECT
    *,
    CASE WHEN derivation LIKE 'dispatch.%' THEN split_part(derivation, ':', 2) ELSE '' END AS disaster_code
FROM published_figures;
