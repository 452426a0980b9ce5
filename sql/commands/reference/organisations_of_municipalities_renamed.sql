-- 市町村の名称の変更を団体に反映する
-- Give the organisations of municipalities the names that these have now.
UPDATE organisations
SET
    organisation_ja = m.municipality_ja,
    organisation_en = m.municipality_en
FROM municipalities AS m
WHERE
    organisations.organisation_code = m.municipality_code
    AND (
        organisations.organisation_ja IS DISTINCT FROM m.municipality_ja
        OR organisations.organisation_en IS DISTINCT FROM m.municipality_en
    );
