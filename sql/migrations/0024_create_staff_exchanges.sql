-- 人事交流：相互交流派遣と研修職員の受入れ（年度・派遣元・受入先・職種・人数）
-- Staff exchange: mutual secondment and trainees by fiscal year, sender, host and occupation.

CREATE SEQUENCE exchange_ids;

CREATE TABLE staff_exchanges (
    exchange_id BIGINT PRIMARY KEY DEFAULT nextval('exchange_ids'),
    fiscal_year INTEGER NOT NULL,
    exchange_type VARCHAR NOT NULL CHECK (exchange_type IN ('mutual', 'trainee')),
    sender_code VARCHAR NOT NULL REFERENCES organisations (organisation_code),
    host_code VARCHAR NOT NULL REFERENCES organisations (organisation_code),
    -- NULL は職種を問わない・不明 / NULL: not known or any
    occupation_code VARCHAR REFERENCES occupations (occupation_code),
    persons INTEGER NOT NULL CHECK (persons > 0),
    -- 取下げの行は残り、どの計にも数えない / a withdrawn row stays and counts nowhere
    exchange_state VARCHAR NOT NULL CHECK (exchange_state IN ('valid', 'withdrawn')),
    note VARCHAR,
    row_version BIGINT NOT NULL DEFAULT 1,
    CHECK (sender_code <> host_code)
);

-- 公表された人事交流の人数。値は published_figures にある
CREATE TABLE exchange_figures (
    figure_code VARCHAR PRIMARY KEY,
    fiscal_year INTEGER NOT NULL,
    exchange_type VARCHAR NOT NULL CHECK (exchange_type IN ('mutual', 'trainee'))
);
