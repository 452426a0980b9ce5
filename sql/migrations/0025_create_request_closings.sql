-- 要請の不足を派遣のほかに埋めた手当て：任期付の採用・委託・配置換え
-- How the gap of a request was closed other than by dispatches: fixed-term staff, outsourcing, reassignment.

CREATE SEQUENCE closing_ids;

-- request_id に外部キーを置かない理由: docs/decisions/0030
CREATE TABLE request_closings (
    closing_id BIGINT PRIMARY KEY DEFAULT nextval('closing_ids'),
    entry_key VARCHAR NOT NULL UNIQUE,
    request_id BIGINT NOT NULL,
    closing_kind VARCHAR NOT NULL CHECK (closing_kind IN ('fixed_term', 'outsourced', 'reassigned')),
    -- 1日あたりの人数。委託は、それで要らなくなった人数 / persons a day; of outsourcing those not needed for it
    persons_per_day INTEGER NOT NULL CHECK (persons_per_day > 0),
    start_on DATE NOT NULL,
    end_on DATE NOT NULL,
    -- 決まった日。それより前の時点では数えない / the day it was decided; earlier as-of dates do not count it
    decided_on DATE NOT NULL,
    -- 取りやめた日。その時点から数えない / the day it was given up; not counted from then on
    withdrawn_on DATE,
    note VARCHAR,
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1,
    CHECK (end_on >= start_on),
    CHECK (withdrawn_on >= decided_on)
);
