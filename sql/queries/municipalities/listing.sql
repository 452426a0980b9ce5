-- 市町村の一覧（団体コード順）
-- Municipalities in code order
-- grain: one row per municipality
SELECT
    municipality_code,
    municipality_ja,
    municipality_en,
    short_ja,
    short_en,
    municipality_type,
    region_code,
    region_ja,
    region_en,
    tile_col,
    tile_row,
    population
FROM municipalities
ORDER BY municipality_code;
