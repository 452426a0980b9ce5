-- 公表値との照合。一致・相違・導けない（データなし、導き方が無い、または公表値が数でない）
-- Published figures held against what this database derives: matched, different, or not derivable
-- (no data, no way to derive it, or a text that is no number).
-- grain: one row per published figure; filter on one as_of and disaster ('' for figures about none)
CREATE OR REPLACE VIEW reconciliation AS
SELECT
    f.figure_code,
    f.event_ja,
    f.event_en,
    f.item_ja,
    f.item_en,
    f.value,
    f.value_text,
    f.unit_ja,
    f.unit_en,
    f.measure,
    f.definition,
    f.scope,
    f.period,
    f.paper,
    f.heading,
    f.derivation,
    f.as_of,
    f.disaster_code,
    f.sort_order,
    d.derived,
    d.derived - f.value AS difference,
    CASE
        WHEN d.derived IS NULL OR f.value IS NULL THEN 'not_derivable'
        WHEN d.derived = f.value THEN 'matched'
        ELSE 'different'
    END AS outcome
FROM published_figure_keys AS f
LEFT JOIN derivable_figures AS d
    ON f.derivation = d.derivation AND f.as_of = d.as_of AND f.disaster_code = d.disaster_code;
