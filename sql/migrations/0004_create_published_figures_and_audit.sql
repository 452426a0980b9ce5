-- 公表値と監査記録、データ版数
-- Published figures, the append-only audit trail, and the data revision that caches key on.

CREATE TABLE published_figures (
    figure_code VARCHAR PRIMARY KEY,
    event_ja VARCHAR NOT NULL,
    event_en VARCHAR NOT NULL,
    item_ja VARCHAR NOT NULL,
    item_en VARCHAR NOT NULL,
    value DOUBLE,
    value_text VARCHAR,
    unit_ja VARCHAR NOT NULL,
    unit_en VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    definition VARCHAR,
    scope VARCHAR,
    period VARCHAR NOT NULL,
    paper VARCHAR NOT NULL,
    heading VARCHAR NOT NULL,
    -- どの値から導くか（例 staffing.vacancy:admin）と、その時点。導けないものは none
    derivation VARCHAR NOT NULL,
    as_of DATE,
    sort_order INTEGER NOT NULL
);

CREATE SEQUENCE audit_numbers;

CREATE TABLE audit_entries (
    audit_number BIGINT PRIMARY KEY DEFAULT nextval('audit_numbers'),
    happened_at TIMESTAMP NOT NULL,
    actor_id VARCHAR NOT NULL,
    actor_role VARCHAR NOT NULL,
    action_code VARCHAR NOT NULL,
    table_name VARCHAR NOT NULL,
    row_key VARCHAR NOT NULL,
    before_json VARCHAR,
    after_json VARCHAR,
    reason VARCHAR,
    batch_id VARCHAR NOT NULL
);

CREATE TABLE data_revisions (
    revision BIGINT NOT NULL
);

INSERT INTO data_revisions (revision) VALUES (1);
