-- 調査票の回収状況、取込の記録、列の対応付け、市町村コードの別名（政令市の区、合併前・移行前のコード）
-- Returns of a round per municipality, imports, remembered column mappings, and other codes of municipalities
-- (wards of a designated city, codes of former times).

CREATE TABLE municipality_aliases (
    alias_code VARCHAR PRIMARY KEY CHECK (length(alias_code) = 5),
    municipality_code VARCHAR NOT NULL REFERENCES municipalities (municipality_code)
);

-- 行がない市町村は未着手 / a municipality without a row has not started
CREATE TABLE survey_returns (
    survey_id BIGINT NOT NULL,
    municipality_code VARCHAR NOT NULL REFERENCES municipalities (municipality_code),
    status VARCHAR NOT NULL CHECK (status IN ('not_started', 'submitted', 'sent_back', 'checked')),
    submitted_on DATE,
    last_file VARCHAR,
    -- 最後に受け取ったファイルの誤りの数 / problems in the file that came last, accepted or not
    problems INTEGER NOT NULL DEFAULT 0 CHECK (problems >= 0),
    contact_note VARCHAR,
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (survey_id, municipality_code)
);

CREATE SEQUENCE import_ids;

-- 取込1件＝1回の「全部か無か」の書き込み。監査記録とは batch_id で結ぶ
CREATE TABLE imports (
    import_id BIGINT PRIMARY KEY DEFAULT nextval('import_ids'),
    noun VARCHAR NOT NULL CHECK (noun IN ('staffing', 'dispatch')),
    file_name VARCHAR NOT NULL,
    -- 内容の SHA-256。同じ内容の再取込は何もしない / the same content again is a no-op
    content_hash VARCHAR NOT NULL,
    imported_at TIMESTAMP NOT NULL,
    actor_id VARCHAR NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    batch_id VARCHAR NOT NULL UNIQUE,
    undone_at TIMESTAMP,
    undone_by VARCHAR
);

-- 見出しの並びごとに覚えた、列の対応（JSON：列の位置→項目）
CREATE TABLE column_mappings (
    header_hash VARCHAR PRIMARY KEY,
    mapping_json VARCHAR NOT NULL,
    row_version BIGINT NOT NULL DEFAULT 1
);

-- 任意の欄（年齢別職員数・年齢別離職者・採用の状況・派遣可能人数・部門別職員数）の回答。1行1数値、NULL は未回答
-- Answers of the optional blocks, one number a row; NULL is unanswered.
-- item_code: age band (u20, 20-23, … 60, 61 …), occupation or department; measure: persons, openings, applicants …
CREATE TABLE block_counts (
    survey_id BIGINT NOT NULL,
    municipality_code VARCHAR NOT NULL REFERENCES municipalities (municipality_code),
    block VARCHAR NOT NULL
    CHECK (block IN ('ages', 'leavers', 'recruitment', 'dispatchable', 'departments')),
    item_code VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    persons INTEGER CHECK (persons >= 0),
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (survey_id, municipality_code, block, item_code, measure)
);

-- 部門（定員管理調査の区分）
CREATE TABLE departments (
    department_code VARCHAR PRIMARY KEY,
    department_ja VARCHAR NOT NULL,
    department_en VARCHAR NOT NULL,
    division_ja VARCHAR NOT NULL,
    division_en VARCHAR NOT NULL,
    account_ja VARCHAR NOT NULL,
    account_en VARCHAR NOT NULL,
    sort_order INTEGER NOT NULL
);
