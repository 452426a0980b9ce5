-- 災害の派遣合計（派遣元の区分ごとと全体）
-- Totals of a disaster by sender type and for all senders
-- grain: one row per sender type, and one for the total
-- params: disaster_code, kind, scope, as_of
SELECT *
FROM dispatch_totals
WHERE as_of = $as_of AND disaster_code = $disaster_code AND kind = $kind AND scope = $scope
ORDER BY CASE sender_type WHEN 'total' THEN 0 WHEN 'prefecture' THEN 1 WHEN 'municipality' THEN 2 ELSE 3 END;
