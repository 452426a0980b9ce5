-- 入力キーで記録済みの派遣番号
-- The dispatch that an entry key was recorded as.
-- grain: one row per dispatch
-- params: entry_key
SELECT dispatch_id
FROM dispatches
WHERE entry_key = $entry_key;
