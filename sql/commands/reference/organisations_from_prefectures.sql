-- 都道府県を団体として登録する（コードは都道府県2桁＋000）
-- Register each prefecture as an organisation: its two digits and 000.
INSERT INTO organisations (organisation_code, organisation_type, organisation_ja, organisation_en)
SELECT
    p.prefecture_code || '000' AS organisation_code,
    CASE WHEN p.is_home THEN 'prefecture' ELSE 'other_prefecture' END AS organisation_type,
    p.prefecture_ja,
    p.prefecture_en
FROM prefectures AS p
WHERE NOT EXISTS (SELECT 1 FROM organisations AS o WHERE o.organisation_code = p.prefecture_code || '000');
