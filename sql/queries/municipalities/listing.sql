-- 市町村の一覧（団体コード順）
-- Municipalities in code order
-- grain: one row per municipality
SELECT
    m.municipality_code,
    m.municipality_ja,
    m.municipality_en,
    m.short_ja,
    m.short_en,
    m.municipality_type,
    m.region_code,
    m.region_ja,
    m.region_en,
    m.tile_col,
    m.tile_row,
    m.population,
    c.size_class
FROM municipalities AS m
INNER JOIN municipality_classes AS c ON m.municipality_code = c.municipality_code
ORDER BY m.municipality_code;
