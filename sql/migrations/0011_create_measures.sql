-- 対応策：①人材確保 ②人材育成 ③広域連携。どこの（市町村・地域・全県）どの職種の欠員をねらうか
-- Measures against vacancies: what is done, since when, with what effect, and at which municipalities and
-- occupations it aims.

CREATE SEQUENCE measure_ids;

CREATE TABLE measures (
    measure_id BIGINT PRIMARY KEY DEFAULT nextval('measure_ids'),
    -- 資料の 5 人材不足への対応策 ①人材確保 ②人材育成 ③広域連携
    measure_type VARCHAR NOT NULL CHECK (measure_type IN ('recruitment', 'development', 'cooperation')),
    content VARCHAR NOT NULL,
    -- NULL は地域で絞らない / NULL means any region
    region_code VARCHAR,
    started_on DATE,
    measure_status VARCHAR NOT NULL CHECK (measure_status IN ('considered', 'running', 'ended', 'stopped')),
    effect VARCHAR,
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1
);

-- ねらう市町村と職種。行がなければ（地域内の）すべての市町村・すべての職種。外部キーを置かない理由: docs/decisions/0024
CREATE TABLE measure_municipalities (
    measure_id BIGINT NOT NULL,
    municipality_code VARCHAR NOT NULL REFERENCES municipalities (municipality_code),
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (measure_id, municipality_code)
);

CREATE TABLE measure_occupations (
    measure_id BIGINT NOT NULL,
    occupation_code VARCHAR NOT NULL REFERENCES occupations (occupation_code),
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (measure_id, occupation_code)
);
