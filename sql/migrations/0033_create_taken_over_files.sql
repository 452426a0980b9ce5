-- 反映済みのファイル：前回の起動で反映したビュー定義と参照データの内容の指紋
-- Files taken over: the fingerprint of the view definitions and reference data that an earlier start took over.

CREATE TABLE taken_over_files (
    kind VARCHAR PRIMARY KEY CHECK (kind IN ('views', 'reference')),
    checksum VARCHAR NOT NULL
);
