-- 対口支援：災害ごとの、派遣先と受け持つ派遣元の組（代表・期間）
-- Counterpart support: which senders look after which destination in a disaster, who leads, from when to when.

CREATE SEQUENCE pair_ids;

-- disaster_code に外部キーを置かない理由: docs/decisions/0030
CREATE TABLE counterpart_pairs (
    pair_id BIGINT PRIMARY KEY DEFAULT nextval('pair_ids'),
    disaster_code VARCHAR NOT NULL,
    destination_code VARCHAR NOT NULL REFERENCES organisations (organisation_code),
    sender_code VARCHAR NOT NULL REFERENCES organisations (organisation_code),
    -- 代表：派遣先ごとに、同じ日に1団体まで / the lead: one a destination on any day
    is_lead BOOLEAN NOT NULL DEFAULT FALSE,
    start_on DATE NOT NULL,
    -- NULL は続いている / NULL: goes on
    end_on DATE,
    -- 取下げの行は残り、どこにも数えない / a withdrawn row stays and counts nowhere
    pair_state VARCHAR NOT NULL DEFAULT 'valid' CHECK (pair_state IN ('valid', 'withdrawn')),
    note VARCHAR,
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1,
    CHECK (end_on >= start_on),
    CHECK (sender_code <> destination_code)
);
