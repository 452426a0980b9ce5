-- 派遣をまとめて記録する（JSON の行の並び）
-- Record many dispatches, handed over as a JSON list of rows.
INSERT INTO dispatches BY NAME
SELECT
    unnest(
        CAST(CAST($rows AS JSON) AS STRUCT(
            entry_key VARCHAR, disaster_code VARCHAR, kind VARCHAR, status VARCHAR, sender_code VARCHAR,
            destination_code VARCHAR, task_code VARCHAR, occupation_code VARCHAR, persons INTEGER, start_on DATE,
            end_on DATE, wave VARCHAR, route_code VARCHAR, travel_days INTEGER, request_id BIGINT, offer_id BIGINT,
            decided_on DATE, cancelled_on DATE, note VARCHAR
        )[]),
        recursive := TRUE
    )
RETURNING entry_key, dispatch_id;
