-- 定員・実員（調査回と、市町村×職種の回答）
-- Staffing: survey rounds and their answers per municipality and occupation.

CREATE SEQUENCE survey_ids;

CREATE TABLE surveys (
    survey_id BIGINT PRIMARY KEY DEFAULT nextval('survey_ids'),
    survey_ja VARCHAR NOT NULL,
    survey_en VARCHAR NOT NULL,
    as_of DATE NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('draft', 'confirmed')),
    definition_ja VARCHAR NOT NULL DEFAULT '',
    definition_en VARCHAR NOT NULL DEFAULT '',
    scope_ja VARCHAR NOT NULL DEFAULT '',
    scope_en VARCHAR NOT NULL DEFAULT '',
    source_ja VARCHAR NOT NULL DEFAULT '',
    source_en VARCHAR NOT NULL DEFAULT '',
    counts_fixed_term BOOLEAN NOT NULL DEFAULT TRUE,
    counts_reappointed_full_time BOOLEAN NOT NULL DEFAULT TRUE,
    counts_reappointed_part_time BOOLEAN NOT NULL DEFAULT FALSE,
    counts_fiscal_year_appointees BOOLEAN NOT NULL DEFAULT FALSE,
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1
);

-- 定員計画数は実員から導かず、独立して保存する。NULL は未回答（0 ではない）
CREATE TABLE headcounts (
    survey_id BIGINT NOT NULL REFERENCES surveys (survey_id),
    municipality_code VARCHAR NOT NULL REFERENCES municipalities (municipality_code),
    occupation_code VARCHAR NOT NULL REFERENCES occupations (occupation_code),
    planned INTEGER CHECK (planned >= 0),
    actual INTEGER CHECK (actual >= 0),
    fixed_term INTEGER CHECK (fixed_term >= 0),
    reappointed INTEGER CHECK (reappointed >= 0),
    cover_status VARCHAR CHECK (cover_status IN (
        'fixed_term', 'fiscal_year', 'reappointed', 'prefecture', 'clerical_substitute', 'none'
    )),
    covered INTEGER CHECK (covered >= 0),
    note VARCHAR,
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (survey_id, municipality_code, occupation_code),
    CHECK (fixed_term <= actual),
    CHECK (reappointed <= actual)
);
