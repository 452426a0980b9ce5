-- 災害の派遣に使われている陣の名前（派遣元と要請を添えて）
-- The names of waves in use in a disaster, with their senders and requests
-- grain: one row per sender, request and wave
-- params: disaster_code
SELECT DISTINCT
    sender_code,
    request_id,
    wave
FROM dispatches
WHERE disaster_code = $disaster_code AND wave IS NOT NULL
ORDER BY sender_code, request_id, wave;
