-- 調査回に段階（準備・実施中・締切・確定）、提出期限、任意の欄、訂正版を加える。
-- Survey rounds get their four stages, a deadline, optional blocks, and corrections of a confirmed round.
-- A CHECK cannot be altered, so both tables are built anew with what they hold.

CREATE TEMP TABLE kept_surveys AS SELECT * FROM surveys;
CREATE TEMP TABLE kept_headcounts AS SELECT * FROM headcounts;
DROP TABLE headcounts;
DROP TABLE surveys;

CREATE TABLE surveys (
    survey_id BIGINT PRIMARY KEY DEFAULT nextval('survey_ids'),
    survey_ja VARCHAR NOT NULL,
    survey_en VARCHAR NOT NULL,
    as_of DATE NOT NULL,
    -- 準備・実施中・締切・確定
    status VARCHAR NOT NULL CHECK (status IN ('draft', 'open', 'closed', 'confirmed')),
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
    due_on DATE,
    -- 調査票に加える任意の欄 / optional blocks of the form
    asks_ages BOOLEAN NOT NULL DEFAULT FALSE,
    asks_leavers BOOLEAN NOT NULL DEFAULT FALSE,
    asks_recruitment BOOLEAN NOT NULL DEFAULT FALSE,
    asks_dispatchable BOOLEAN NOT NULL DEFAULT FALSE,
    asks_departments BOOLEAN NOT NULL DEFAULT FALSE,
    -- 確定後の訂正版が訂正する、最初に確定した調査回 / the round, as first confirmed, that this one corrects
    revises_survey_id BIGINT,
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1,
    CHECK (revises_survey_id IS NULL OR status = 'confirmed')
);

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

INSERT INTO surveys BY NAME SELECT * FROM kept_surveys;
INSERT INTO headcounts BY NAME SELECT * FROM kept_headcounts;
DROP TABLE kept_surveys;
DROP TABLE kept_headcounts;
