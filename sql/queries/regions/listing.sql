-- 地域の一覧（団体コードの順）
-- Regions in the order of their first municipality
-- grain: one row per region
SELECT
    region_code,
    region_ja,
    region_en
FROM municipalities
GROUP BY region_code, region_ja, region_en
ORDER BY min(municipality_code);
