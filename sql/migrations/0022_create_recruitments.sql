-- 合同任期付職員採用試験：募集する市町村、日程、職種ごとの予定人数と、市町村×職種の応募・合格・採用
-- Joint exams for fixed-term staff: municipalities, dates, target numbers, and who applied, passed and was hired.
-- Numbers up to 1000 belong to data/reference: docs/decisions/0045.

CREATE SEQUENCE recruitment_ids START 1001;

CREATE TABLE recruitments (
    recruitment_id BIGINT PRIMARY KEY DEFAULT nextval('recruitment_ids'),
    recruitment_ja VARCHAR NOT NULL,
    recruitment_en VARCHAR,
    -- 外部キーを置かない: docs/decisions/0045 / no foreign key: the disaster may be sample data
    disaster_code VARCHAR,
    applications_from DATE NOT NULL,
    applications_until DATE NOT NULL,
    first_result_on DATE,
    -- 「1月中旬」は、旬の初日と区分で持つ。区分が NULL なら日が決まっている / a third of a month, or NULL: that very day
    second_exam_on DATE,
    second_exam_part VARCHAR CHECK (second_exam_part IN ('early', 'middle', 'late')),
    places_ja VARCHAR,
    places_en VARCHAR,
    final_result_on DATE,
    final_result_part VARCHAR CHECK (final_result_part IN ('early', 'middle', 'late')),
    joins_on DATE,
    later_joins_on DATE,
    -- 「程度」の幅（人）。NULL は幅なし / what "about" allows, in persons; NULL: nothing
    tolerance INTEGER CHECK (tolerance >= 0),
    source_ja VARCHAR,
    source_en VARCHAR,
    -- 公表された事実。書き換えない / as published; never changed by hand
    is_published BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE recruitment_municipalities (
    recruitment_id BIGINT NOT NULL,
    municipality_code VARCHAR NOT NULL REFERENCES municipalities (municipality_code),
    PRIMARY KEY (recruitment_id, municipality_code)
);

-- 公表された職種ごとの予定人数（市町村の内訳のないもの）
CREATE TABLE recruitment_targets (
    recruitment_id BIGINT NOT NULL,
    occupation_code VARCHAR NOT NULL REFERENCES occupations (occupation_code),
    target_seats INTEGER NOT NULL CHECK (target_seats > 0),
    PRIMARY KEY (recruitment_id, occupation_code)
);

CREATE SEQUENCE seat_ids;

CREATE TABLE recruitment_seats (
    seat_id BIGINT PRIMARY KEY DEFAULT nextval('seat_ids'),
    recruitment_id BIGINT NOT NULL,
    municipality_code VARCHAR NOT NULL REFERENCES municipalities (municipality_code),
    occupation_code VARCHAR NOT NULL REFERENCES occupations (occupation_code),
    -- NULL は不明 / NULL: not known
    target_seats INTEGER CHECK (target_seats >= 0),
    applicants INTEGER CHECK (applicants >= 0),
    passed INTEGER CHECK (passed >= 0),
    hired INTEGER CHECK (hired >= 0),
    hired_from DATE,
    note VARCHAR,
    row_version BIGINT NOT NULL DEFAULT 1
);
