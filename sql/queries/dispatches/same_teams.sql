-- いくつかの派遣と同じ災害・派遣元・陣の派遣（その派遣も含み、取消を除く）
-- The dispatches of the teams that some dispatches are of, these among them, cancelled ones left out: same disaster,
-- sender and wave.
-- grain: one row per dispatch
-- params: dispatch_ids
SELECT
    dispatch_id,
    disaster_code,
    sender_code,
    wave,
    destination_code,
    start_on,
    end_on
FROM dispatches
WHERE
    status <> 'cancelled'
    AND (disaster_code, sender_code, wave) IN (
        SELECT
            asked.disaster_code,
            asked.sender_code,
            asked.wave
        FROM dispatches AS asked
        WHERE asked.dispatch_id = ANY(CAST($dispatch_ids AS BIGINT[])) AND asked.wave IS NOT NULL
    )
ORDER BY start_on, dispatch_id;
