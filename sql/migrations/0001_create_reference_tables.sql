-- 基準データ（都道府県・市町村・団体・職種・業務・経路・年度・権限）
-- Reference data: prefectures, municipalities, organisations, occupations, tasks, routes, fiscal years, rights.
-- Loaded from data/reference/*.csv at every start.

CREATE TABLE prefectures (
    prefecture_code VARCHAR PRIMARY KEY CHECK (length(prefecture_code) = 2),
    prefecture_ja VARCHAR NOT NULL,
    prefecture_en VARCHAR NOT NULL,
    is_home BOOLEAN NOT NULL
);

CREATE TABLE municipalities (
    municipality_code VARCHAR PRIMARY KEY CHECK (length(municipality_code) = 5),
    prefecture_code VARCHAR NOT NULL REFERENCES prefectures (prefecture_code),
    municipality_ja VARCHAR NOT NULL,
    municipality_en VARCHAR NOT NULL,
    short_ja VARCHAR NOT NULL,
    short_en VARCHAR NOT NULL,
    kana VARCHAR,
    municipality_type VARCHAR NOT NULL
    CHECK (municipality_type IN ('designated_city', 'city', 'town', 'village')),
    district_ja VARCHAR,
    region_code VARCHAR NOT NULL,
    region_ja VARCHAR NOT NULL,
    region_en VARCHAR NOT NULL,
    tile_col INTEGER,
    tile_row INTEGER,
    population INTEGER CHECK (population >= 0),
    population_source VARCHAR
);

-- Every body that can send or receive staff; municipalities and prefectures appear under their own codes.
CREATE TABLE organisations (
    organisation_code VARCHAR PRIMARY KEY,
    organisation_type VARCHAR NOT NULL
    CHECK (organisation_type IN (
        'municipality', 'prefecture', 'other_prefecture', 'other_municipality', 'national', 'other'
    )),
    organisation_ja VARCHAR NOT NULL,
    organisation_en VARCHAR NOT NULL,
    municipality_code VARCHAR REFERENCES municipalities (municipality_code)
);

CREATE TABLE occupations (
    occupation_code VARCHAR PRIMARY KEY,
    occupation_ja VARCHAR NOT NULL,
    occupation_en VARCHAR NOT NULL,
    short_ja VARCHAR NOT NULL,
    short_en VARCHAR NOT NULL,
    occupation_group VARCHAR NOT NULL CHECK (occupation_group IN ('clerical', 'specialist')),
    -- 概要の見出しに欠員を出す職種 / occupations whose vacancies head the summary
    is_headline BOOLEAN NOT NULL,
    sort_order INTEGER NOT NULL
);

CREATE TABLE occupation_aliases (
    alias VARCHAR PRIMARY KEY,
    occupation_code VARCHAR NOT NULL REFERENCES occupations (occupation_code)
);

CREATE TABLE tasks (
    task_code VARCHAR PRIMARY KEY,
    task_ja VARCHAR NOT NULL,
    task_en VARCHAR NOT NULL,
    short_ja VARCHAR NOT NULL,
    short_en VARCHAR NOT NULL,
    task_group VARCHAR NOT NULL,
    task_group_ja VARCHAR NOT NULL,
    task_group_en VARCHAR NOT NULL,
    phase VARCHAR NOT NULL CHECK (phase IN ('emergency', 'livelihood', 'recovery', 'any')),
    main_occupation_code VARCHAR REFERENCES occupations (occupation_code),
    sort_order INTEGER NOT NULL
);

CREATE TABLE routes (
    route_code VARCHAR PRIMARY KEY,
    route_ja VARCHAR NOT NULL,
    route_en VARCHAR NOT NULL,
    sort_order INTEGER NOT NULL
);

-- 年度（4月1日〜翌3月31日）。april_label は4月1日時点の元号年（平成31年4月1日は H31）
CREATE TABLE fiscal_years (
    fiscal_year INTEGER PRIMARY KEY,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    fiscal_year_ja VARCHAR NOT NULL,
    fiscal_year_en VARCHAR NOT NULL,
    april_label VARCHAR NOT NULL,
    retirement_age INTEGER NOT NULL
);

-- 暦日。日別系列の空白日を埋め、時点を指定するための表
CREATE TABLE calendar_days (
    calendar_day DATE PRIMARY KEY,
    fiscal_year INTEGER NOT NULL,
    month_starts_on DATE NOT NULL,
    week_starts_on DATE NOT NULL
);

CREATE TABLE role_actions (
    role_code VARCHAR NOT NULL,
    action_code VARCHAR NOT NULL,
    PRIMARY KEY (role_code, action_code)
);
