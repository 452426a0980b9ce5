-- 見出しの並びに対する列の対応を覚える（同じ並びなら置き換える）
-- Remember which column is which for a row of headers; the newest choice stands.
INSERT INTO column_mappings (header_hash, mapping_json)
VALUES ($header_hash, $mapping_json)
ON CONFLICT (header_hash) DO UPDATE SET
    mapping_json = excluded.mapping_json,
    row_version = column_mappings.row_version + 1;
