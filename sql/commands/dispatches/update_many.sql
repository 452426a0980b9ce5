-- 派遣をまとめて改める。どの行も、見たときの版のままの場合だけ
-- Change many dispatches, handed over as a JSON list of rows, each only if it still has the version that was seen.
UPDATE dispatches
SET
    disaster_code = n.disaster_code,
    kind = n.kind,
    status = n.status,
    sender_code = n.sender_code,
    destination_code = n.destination_code,
    task_code = n.task_code,
    occupation_code = n.occupation_code,
    persons = n.persons,
    start_on = n.start_on,
    end_on = n.end_on,
    wave = n.wave,
    route_code = n.route_code,
    travel_days = n.travel_days,
    request_id = n.request_id,
    offer_id = n.offer_id,
    decided_on = n.decided_on,
    cancelled_on = n.cancelled_on,
    note = n.note,
    row_version = dispatches.row_version + 1
FROM (
    SELECT
        unnest(
            CAST(CAST($rows AS JSON) AS STRUCT(
                dispatch_id BIGINT, seen_version BIGINT, entry_key VARCHAR, disaster_code VARCHAR, kind VARCHAR,
                status VARCHAR, sender_code VARCHAR, destination_code VARCHAR, task_code VARCHAR,
                occupation_code VARCHAR, persons INTEGER, start_on DATE, end_on DATE, wave VARCHAR,
                route_code VARCHAR, travel_days INTEGER, request_id BIGINT, offer_id BIGINT, decided_on DATE,
                cancelled_on DATE, note VARCHAR
            )[]),
            recursive := TRUE
        )
) AS n
WHERE
    dispatches.dispatch_id = n.dispatch_id
    AND dispatches.row_version = n.seen_version
RETURNING dispatches.dispatch_id;
