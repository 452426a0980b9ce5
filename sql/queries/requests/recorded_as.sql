-- 入力キーで登録済みの要請
-- The request that an entry key already stands for
-- grain: one row per request
-- params: entry_key
SELECT request_id
FROM requests
WHERE entry_key = $entry_key;
