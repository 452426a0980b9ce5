-- 要請に、理由・宿泊・車両・処遇と、日付のある規模の変更・状態の動きを加える。
-- Requests get the contents of the law; their size and their state become dated histories of their own:
-- docs/decisions/0030. What was stored is kept as the first revision and the first move; when they came is
-- not known, so their dates stay empty and they hold at every as-of date.

CREATE TEMP TABLE kept_requests AS SELECT * FROM requests;
DROP TABLE requests;

-- request_id に外部キーを置かない理由: docs/decisions/0030
CREATE TABLE requests (
    request_id BIGINT PRIMARY KEY DEFAULT nextval('request_ids'),
    entry_key VARCHAR UNIQUE,
    disaster_code VARCHAR NOT NULL REFERENCES disasters (disaster_code),
    kind VARCHAR NOT NULL DEFAULT 'emergency' CHECK (kind IN ('emergency', 'mid_long')),
    municipality_code VARCHAR NOT NULL REFERENCES municipalities (municipality_code),
    task_code VARCHAR NOT NULL REFERENCES tasks (task_code),
    occupation_code VARCHAR REFERENCES occupations (occupation_code),
    priority INTEGER NOT NULL DEFAULT 2 CHECK (priority BETWEEN 1 AND 3),
    -- 応援を必要とする理由 / why support is needed
    request_reason VARCHAR,
    -- 宿泊・車両を誰が用意するか / who provides lodging and vehicles
    lodging VARCHAR CHECK (lodging IN ('destination', 'sender', 'in_discussion', 'not_needed')),
    vehicle VARCHAR CHECK (vehicle IN ('destination', 'sender', 'in_discussion', 'not_needed')),
    -- 給与・手当など勤務の条件 / pay and conditions
    conditions VARCHAR,
    note VARCHAR,
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1
);

-- 要請の規模。変更のたびに1行加わり、書き換えない
CREATE TABLE request_revisions (
    request_id BIGINT NOT NULL,
    revision_number INTEGER NOT NULL CHECK (revision_number > 0),
    -- 申出のあった日。NULL は不明（どの時点でも有効） / the day it was asked; NULL: not known, holds at every as-of date
    asked_on DATE,
    -- この規模を適用する最初の日 / first day for which this size holds
    effective_on DATE NOT NULL,
    persons_per_day INTEGER NOT NULL CHECK (persons_per_day > 0),
    start_on DATE NOT NULL,
    end_on DATE NOT NULL,
    reason VARCHAR,
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (request_id, revision_number),
    CHECK (end_on >= start_on)
);

-- 要請の状態の動き。いちばん新しい行が今の状態で、書き換えない
CREATE TABLE request_moves (
    request_id BIGINT NOT NULL,
    move_number INTEGER NOT NULL CHECK (move_number > 0),
    from_status VARCHAR,
    to_status VARCHAR NOT NULL CHECK (to_status IN (
        'requested', 'arranging', 'agreed', 'decided', 'dispatched', 'ended', 'cancelled', 'unfillable'
    )),
    moved_on DATE,
    moved_at TIMESTAMP,
    actor_id VARCHAR,
    reason VARCHAR,
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (request_id, move_number)
);

INSERT INTO requests (
    request_id, disaster_code, municipality_code, task_code, occupation_code, priority, note, is_sample, row_version
)
SELECT
    request_id,
    disaster_code,
    municipality_code,
    task_code,
    occupation_code,
    priority,
    note,
    is_sample,
    row_version
FROM kept_requests;

INSERT INTO request_revisions (
    request_id, revision_number, effective_on, persons_per_day, start_on, end_on, is_sample
)
SELECT
    request_id,
    1 AS revision_number,
    start_on AS effective_on,
    persons_per_day,
    start_on,
    end_on,
    is_sample
FROM kept_requests;

INSERT INTO request_moves (request_id, move_number, to_status, is_sample)
SELECT
    request_id,
    1 AS move_number,
    status AS to_status,
    is_sample
FROM kept_requests;

DROP TABLE kept_requests;
