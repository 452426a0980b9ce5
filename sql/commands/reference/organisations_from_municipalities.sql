-- 市町村を団体として登録する
-- Register each municipality as an organisation under its own code.
INSERT INTO organisations (organisation_code, organisation_type, organisation_ja, organisation_en, municipality_code)
SELECT
    m.municipality_code,
    'municipality' AS organisation_type,
    m.municipality_ja,
    m.municipality_en,
    m.municipality_code
FROM municipalities AS m
WHERE NOT EXISTS (SELECT 1 FROM organisations AS o WHERE o.organisation_code = m.municipality_code);
