-- 入力キーで登録済みの申出
-- The offer that an entry key already stands for
-- grain: one row per offer
-- params: entry_key
SELECT offer_id
FROM offers
WHERE entry_key = $entry_key;
