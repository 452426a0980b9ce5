-- 交代計画：要請に対して、同じ長さの陣を派遣元の輪番で並べた計画と、その陣となった派遣
-- Rotations: plans of waves for a request, and the dispatches that these waves became.

CREATE SEQUENCE rotation_ids;

-- request_id と dispatch_id に外部キーを置かない理由: docs/decisions/0035
CREATE TABLE rotations (
    rotation_id BIGINT PRIMARY KEY DEFAULT nextval('rotation_ids'),
    entry_key VARCHAR NOT NULL UNIQUE,
    request_id BIGINT NOT NULL,
    first_day DATE NOT NULL,
    wave_days INTEGER NOT NULL CHECK (wave_days > 0),
    handover_days INTEGER NOT NULL CHECK (handover_days >= 0),
    travel_days INTEGER NOT NULL CHECK (travel_days >= 0),
    -- 陣の数。NULL は要請の終わりまで / number of waves; NULL: until the request ends
    waves INTEGER CHECK (waves > 0),
    -- 輪番の順の派遣元と人数（JSON） / senders in turn with their persons, as JSON
    turns VARCHAR NOT NULL,
    CHECK (handover_days < wave_days)
);

CREATE TABLE rotation_waves (
    rotation_id BIGINT NOT NULL,
    wave_number INTEGER NOT NULL CHECK (wave_number > 0),
    dispatch_id BIGINT NOT NULL,
    PRIMARY KEY (rotation_id, wave_number)
);
