-- 時点での要請の状態と規模。対応中＝要請・調整中・内諾・決定・派遣中（終了・取消・充足不能は含まない）。
-- 終了した要請は、終了した日まで必要とする
-- State and size of each request as known at a date. Open: requested, arranging, agreed, decided,
-- dispatched; ended, cancelled and unfillable ones are not open. One that was ended needs people until that day.
-- grain: one row per as-of date and request that had been made by then; filter on one as_of
CREATE OR REPLACE VIEW request_states AS
WITH moves AS (
    SELECT
        k.calendar_day AS as_of,
        r.disaster_code,
        x.status AS disaster_status,
        r.kind,
        m.request_id,
        m.to_status AS status,
        m.moved_on,
        row_number() OVER (
            PARTITION BY k.calendar_day, r.disaster_code, x.status, r.kind, m.request_id
            ORDER BY m.move_number DESC
        ) AS newest
    FROM calendar_days AS k
    INNER JOIN request_moves AS m ON m.moved_on IS NULL OR k.calendar_day >= m.moved_on
    INNER JOIN requests AS r ON m.request_id = r.request_id
    INNER JOIN disasters AS x ON r.disaster_code = x.disaster_code
),

revisions AS (
    SELECT
        k.calendar_day AS as_of,
        r.disaster_code,
        x.status AS disaster_status,
        r.kind,
        v.request_id,
        v.revision_number,
        v.persons_per_day,
        v.start_on,
        v.end_on,
        min(v.asked_on) OVER (PARTITION BY k.calendar_day, r.disaster_code, x.status, r.kind, v.request_id) AS asked_on,
        row_number() OVER (
            PARTITION BY k.calendar_day, r.disaster_code, x.status, r.kind, v.request_id
            ORDER BY v.revision_number DESC
        ) AS newest
    FROM calendar_days AS k
    INNER JOIN request_revisions AS v ON v.asked_on IS NULL OR k.calendar_day >= v.asked_on
    INNER JOIN requests AS r ON v.request_id = r.request_id
    INNER JOIN disasters AS x ON r.disaster_code = x.disaster_code
)

SELECT
    m.as_of,
    r.request_id,
    m.disaster_code,
    m.disaster_status,
    m.kind,
    r.municipality_code,
    r.task_code,
    r.occupation_code,
    r.priority,
    m.status,
    m.moved_on,
    v.asked_on,
    v.revision_number,
    v.persons_per_day,
    v.start_on,
    v.end_on,
    CASE WHEN m.status = 'ended' THEN m.moved_on END AS needed_until,
    m.status IN ('requested', 'arranging', 'agreed', 'decided', 'dispatched') AS is_open,
    m.as_of - v.asked_on AS days_since_asked,
    m.status IN ('requested', 'arranging', 'agreed', 'decided', 'dispatched')
    AND coalesce(m.as_of - v.asked_on > 7, FALSE) AS is_waiting
FROM moves AS m
INNER JOIN revisions AS v
    ON
        m.as_of = v.as_of
        AND m.disaster_code = v.disaster_code
        AND m.disaster_status = v.disaster_status
        AND m.kind = v.kind
        AND m.request_id = v.request_id
INNER JOIN requests AS r ON m.request_id = r.request_id
WHERE m.newest = 1 AND v.newest = 1;

COMMENT ON COLUMN request_states.status IS '時点での状態 | State at the as-of date';
COMMENT ON COLUMN request_states.is_open IS '対応中か（終了・取消・充足不能でない） | Whether the request is open: not ended, cancelled or unfillable';
COMMENT ON COLUMN request_states.persons_per_day IS '時点でいちばん新しい申出の1日あたり人数 | Persons a day of the newest revision known';
COMMENT ON COLUMN request_states.days_since_asked IS '要請を受けてからの日数（受けた日が不明なら空欄） | Days since the request was made; empty where that day is not known';
COMMENT ON COLUMN request_states.is_waiting IS '7日を超えて対応中か | Whether the request has been open for more than 7 days';
