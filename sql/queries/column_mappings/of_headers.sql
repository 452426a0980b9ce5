-- 見出しの並びに対して覚えた列の対応
-- The column mapping remembered for a row of headers
-- grain: one row per row of headers
-- params: header_hash
SELECT
    header_hash,
    mapping_json,
    row_version
FROM column_mappings
WHERE header_hash = $header_hash;
