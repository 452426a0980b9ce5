-- 団体の区分。県＝prefecture、県内市町村＝municipality、それ以外＝other
-- Sender type of each organisation: the prefecture itself, a municipality in it, or any other body.
-- grain: one row per organisation
CREATE OR REPLACE VIEW senders AS
SELECT
    o.organisation_code,
    o.organisation_type,
    o.organisation_ja,
    o.organisation_en,
    CASE
        WHEN o.organisation_type IN ('prefecture', 'municipality') THEN o.organisation_type
        ELSE 'other'
    END AS sender_type,
    coalesce(m.short_ja, o.organisation_ja) AS short_ja,
    coalesce(m.short_en, o.organisation_en) AS short_en,
    CASE m.municipality_type
        WHEN 'designated_city' THEN 'city'
        ELSE coalesce(m.municipality_type, 'outside')
    END AS destination_type
FROM organisations AS o
LEFT JOIN municipalities AS m ON o.municipality_code = m.municipality_code;

COMMENT ON COLUMN senders.sender_type IS '派遣元の区分：県・県内市町村・その他 | Type of sender: the prefecture, a municipality in it, another body';
COMMENT ON COLUMN senders.destination_type IS '派遣先の区分：市（政令指定都市を含む）・町・村・県外等 | Type of destination: city (the designated city among them), town, village, outside';
