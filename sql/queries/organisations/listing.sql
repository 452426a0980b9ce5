-- 派遣元・派遣先になれる団体の一覧。県、市町村、その他の順
-- Organisations that can send or receive staff: the prefecture, its municipalities, others
-- grain: one row per organisation
SELECT
    organisation_code,
    organisation_type,
    sender_type,
    organisation_ja,
    organisation_en,
    short_ja,
    short_en
FROM senders
ORDER BY
    CASE sender_type WHEN 'prefecture' THEN 1 WHEN 'municipality' THEN 2 ELSE 3 END,
    organisation_code;
