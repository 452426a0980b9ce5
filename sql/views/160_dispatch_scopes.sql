-- 集計の範囲。headline＝災害の見出しに数える業務だけ、all＝すべての業務
-- Scopes of a dispatch total: the headline tasks of the disaster, or every task.
-- grain: one row per scope and whether it takes headline rows only
CREATE OR REPLACE VIEW dispatch_scopes AS
SELECT
    'headline' AS scope,
    TRUE AS is_headline
UNION ALL
SELECT
    'all' AS scope,
    TRUE AS is_headline
UNION ALL
SELECT
    'all' AS scope,
    FALSE AS is_headline;
