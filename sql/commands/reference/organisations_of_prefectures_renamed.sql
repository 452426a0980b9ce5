-- 都道府県の名称の変更を団体に反映する
-- Give the organisations of prefectures the names that these have now.
UPDATE organisations
SET
    organisation_ja = p.prefecture_ja,
    organisation_en = p.prefecture_en
FROM prefectures AS p
WHERE
    organisations.organisation_code = p.prefecture_code || '000'
    AND (
        organisations.organisation_ja IS DISTINCT FROM p.prefecture_ja
        OR organisations.organisation_en IS DISTINCT FROM p.prefecture_en
    );
