-- 応援派遣（災害・要請・派遣・日別実績）
-- Dispatch: disasters, requests, dispatches and actual daily counts.

CREATE TABLE disasters (
    disaster_code VARCHAR PRIMARY KEY,
    disaster_ja VARCHAR NOT NULL,
    disaster_en VARCHAR NOT NULL,
    disaster_type VARCHAR NOT NULL
    CHECK (disaster_type IN ('heavy_rain', 'earthquake', 'typhoon', 'volcano', 'snow', 'fire', 'other')),
    started_on DATE NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('open', 'closed')),
    -- 見出しの延べ人数に数える業務区分。NULL はすべての業務 / the task group of the headline; NULL means every task
    headline_task_group VARCHAR,
    note VARCHAR,
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1
);

CREATE SEQUENCE request_ids;

CREATE TABLE requests (
    request_id BIGINT PRIMARY KEY DEFAULT nextval('request_ids'),
    disaster_code VARCHAR NOT NULL REFERENCES disasters (disaster_code),
    municipality_code VARCHAR NOT NULL REFERENCES municipalities (municipality_code),
    task_code VARCHAR NOT NULL REFERENCES tasks (task_code),
    occupation_code VARCHAR REFERENCES occupations (occupation_code),
    persons_per_day INTEGER NOT NULL CHECK (persons_per_day > 0),
    start_on DATE NOT NULL,
    end_on DATE NOT NULL,
    priority INTEGER NOT NULL DEFAULT 2 CHECK (priority BETWEEN 1 AND 3),
    status VARCHAR NOT NULL CHECK (status IN (
        'requested', 'arranging', 'agreed', 'decided', 'dispatched', 'ended', 'cancelled', 'unfillable'
    )),
    note VARCHAR,
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1,
    CHECK (end_on >= start_on)
);

CREATE SEQUENCE dispatch_ids;

-- request_id と daily_counts.dispatch_id に外部キーを置かない理由: docs/decisions/0003
CREATE TABLE dispatches (
    dispatch_id BIGINT PRIMARY KEY DEFAULT nextval('dispatch_ids'),
    entry_key VARCHAR NOT NULL UNIQUE,
    disaster_code VARCHAR NOT NULL REFERENCES disasters (disaster_code),
    kind VARCHAR NOT NULL CHECK (kind IN ('emergency', 'mid_long')),
    status VARCHAR NOT NULL CHECK (status IN ('planned', 'active', 'ended', 'cancelled')),
    sender_code VARCHAR NOT NULL REFERENCES organisations (organisation_code),
    destination_code VARCHAR NOT NULL REFERENCES organisations (organisation_code),
    task_code VARCHAR NOT NULL REFERENCES tasks (task_code),
    occupation_code VARCHAR REFERENCES occupations (occupation_code),
    persons INTEGER NOT NULL CHECK (persons > 0),
    start_on DATE NOT NULL,
    end_on DATE,
    wave VARCHAR,
    route_code VARCHAR REFERENCES routes (route_code),
    travel_days INTEGER NOT NULL DEFAULT 0 CHECK (travel_days >= 0),
    request_id BIGINT,
    note VARCHAR,
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1,
    CHECK (end_on >= start_on),
    CHECK (end_on IS NOT NULL OR status = 'active'),
    CHECK (sender_code <> destination_code)
);

-- 日別実績。記録された日は「人数×期間」に優先する
CREATE TABLE daily_counts (
    dispatch_id BIGINT NOT NULL,
    counted_on DATE NOT NULL,
    persons INTEGER NOT NULL CHECK (persons >= 0),
    note VARCHAR,
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (dispatch_id, counted_on)
);
