-- 派遣の申出。派遣には、決定した日・取り消した日と、もとになった申出を加える
-- Offers of staff; a dispatch learns the days on which it was decided and cancelled, and the offer it comes from.

CREATE SEQUENCE offer_ids;

-- request_id に外部キーを置かない理由: docs/decisions/0030
CREATE TABLE offers (
    offer_id BIGINT PRIMARY KEY DEFAULT nextval('offer_ids'),
    entry_key VARCHAR NOT NULL UNIQUE,
    disaster_code VARCHAR NOT NULL REFERENCES disasters (disaster_code),
    kind VARCHAR NOT NULL DEFAULT 'emergency' CHECK (kind IN ('emergency', 'mid_long')),
    sender_code VARCHAR NOT NULL REFERENCES organisations (organisation_code),
    -- どの要請への申出か。NULL は要請を定めない申出 / the request it answers; NULL: none in particular
    request_id BIGINT,
    task_code VARCHAR REFERENCES tasks (task_code),
    occupation_code VARCHAR REFERENCES occupations (occupation_code),
    -- 1日あたりの人数。0 は「出せない」という回答 / persons a day; 0 is the answer that nobody can come
    persons INTEGER NOT NULL CHECK (persons >= 0),
    start_on DATE NOT NULL,
    end_on DATE NOT NULL,
    route_code VARCHAR REFERENCES routes (route_code),
    -- 準備の状況（人員・車両宿泊・財源）と、それを確かめた日 / readiness and the day it was confirmed
    people_ready VARCHAR NOT NULL CHECK (people_ready IN ('full', 'partial', 'none')),
    logistics_ready VARCHAR NOT NULL CHECK (logistics_ready IN ('full', 'partial', 'none')),
    funding_ready VARCHAR NOT NULL CHECK (funding_ready IN ('full', 'partial', 'none')),
    confirmed_on DATE NOT NULL,
    offered_on DATE NOT NULL,
    withdrawn_on DATE,
    note VARCHAR,
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1,
    CHECK (end_on >= start_on),
    CHECK (withdrawn_on >= offered_on)
);

-- NULL は不明（どの時点でも決定済みとして数える） / NULL: not known, decided at every as-of date
ALTER TABLE dispatches ADD COLUMN decided_on DATE;
-- NULL は不明（どの時点でも数えない） / NULL: not known, cancelled at every as-of date
ALTER TABLE dispatches ADD COLUMN cancelled_on DATE;
ALTER TABLE dispatches ADD COLUMN offer_id BIGINT;
