-- 同じ災害・派遣元・陣の派遣（取消を除く）
-- The dispatches of one team: same disaster, sender and wave, cancelled ones left out.
-- grain: one row per dispatch
-- params: disaster_code, sender_code, wave
SELECT
    dispatch_id,
    destination_code,
    start_on,
    end_on
FROM dispatches
WHERE
    disaster_code = $disaster_code
    AND sender_code = $sender_code
    AND wave = $wave
    AND status <> 'cancelled'
ORDER BY start_on, dispatch_id;
