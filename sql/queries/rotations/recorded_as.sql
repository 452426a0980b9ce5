-- 入力キーで記録済みの交代計画
-- The rotation that an entry key was recorded as
-- grain: one row per rotation
-- params: entry_key
SELECT
    rotation_id,
    entry_key,
    request_id,
    first_day,
    wave_days,
    handover_days,
    travel_days,
    waves,
    turns
FROM rotations
WHERE entry_key = $entry_key;
