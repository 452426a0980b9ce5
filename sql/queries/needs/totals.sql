-- 必要・確保・不足の計と充足率
-- Needs of a disaster in total, with the share met
-- grain: one row per disaster with needs
-- params: disaster_code, kind, as_of
SELECT *
FROM need_totals
WHERE as_of = $as_of AND disaster_code = $disaster_code AND kind = $kind;
