-- 到着と帰任：到着＝派遣の初日、帰任＝派遣の最終日。取消は含まず、予定は含む
-- Arrivals on the first day of a dispatch and departures on its last; cancelled ones left out, planned ones not.
-- grain: one row per dispatch and movement
-- additive: persons
CREATE OR REPLACE VIEW dispatch_movements AS
SELECT
    dispatch_id,
    disaster_code,
    kind,
    status,
    sender_code,
    destination_code,
    task_code,
    wave,
    'arriving' AS movement,
    start_on AS moves_on,
    persons
FROM dispatches
WHERE status <> 'cancelled'
UNION ALL
SELECT
    dispatch_id,
    disaster_code,
    kind,
    status,
    sender_code,
    destination_code,
    task_code,
    wave,
    'leaving' AS movement,
    end_on AS moves_on,
    persons
FROM dispatches
WHERE status <> 'cancelled' AND end_on IS NOT NULL;

COMMENT ON COLUMN dispatch_movements.moves_on IS '到着（派遣の初日）または帰任（派遣の最終日）の日 | Day of arrival (first day of the dispatch) or departure (its last day)';
