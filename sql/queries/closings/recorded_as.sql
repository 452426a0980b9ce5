-- 入力キーで登録済みの手当て
-- The closing that an entry key already stands for
-- grain: one row per closing
-- params: entry_key
SELECT closing_id
FROM request_closings
WHERE entry_key = $entry_key;
