-- Today's tables. Made by `make docs`; do not edit: write a migration.

CREATE SEQUENCE audit_numbers;

CREATE SEQUENCE closing_ids;

CREATE SEQUENCE dispatch_ids;

CREATE SEQUENCE exchange_ids;

CREATE SEQUENCE hearing_ids;

CREATE SEQUENCE import_ids;

CREATE SEQUENCE measure_ids;

CREATE SEQUENCE offer_ids;

CREATE SEQUENCE pair_ids;

CREATE SEQUENCE recruitment_ids;

CREATE SEQUENCE request_ids;

CREATE SEQUENCE rotation_ids;

CREATE SEQUENCE seat_ids;

CREATE SEQUENCE survey_ids;

CREATE TABLE audit_entries (
    audit_number BIGINT DEFAULT(nextval('audit_numbers')) PRIMARY KEY,
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

CREATE TABLE block_counts (
    survey_id BIGINT,
    municipality_code VARCHAR,
    block VARCHAR,
    item_code VARCHAR,
    measure VARCHAR,
    persons INTEGER,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    FOREIGN KEY (municipality_code) REFERENCES municipalities(municipality_code),
    CHECK((block IN ('ages', 'leavers', 'recruitment', 'dispatchable', 'departments'))),
    CHECK((persons >= 0)),
    PRIMARY KEY(survey_id, municipality_code, block, item_code, measure)
);

CREATE TABLE calendar_days (
    calendar_day DATE PRIMARY KEY,
    fiscal_year INTEGER NOT NULL,
    month_starts_on DATE NOT NULL,
    week_starts_on DATE NOT NULL
);

CREATE TABLE closing_withdrawals (
    closing_id BIGINT,
    withdrawn_on DATE,
    renewed_on DATE NOT NULL,
    PRIMARY KEY(closing_id, withdrawn_on),
    CHECK((renewed_on > withdrawn_on))
);

CREATE TABLE column_mappings (
    header_hash VARCHAR PRIMARY KEY,
    mapping_json VARCHAR NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL
);

CREATE TABLE counterpart_pairs (
    pair_id BIGINT DEFAULT(nextval('pair_ids')) PRIMARY KEY,
    disaster_code VARCHAR NOT NULL,
    destination_code VARCHAR NOT NULL,
    sender_code VARCHAR NOT NULL,
    is_lead BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    start_on DATE NOT NULL,
    end_on DATE,
    pair_state VARCHAR DEFAULT('valid') NOT NULL,
    note VARCHAR,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    FOREIGN KEY (destination_code) REFERENCES organisations(organisation_code),
    FOREIGN KEY (sender_code) REFERENCES organisations(organisation_code),
    CHECK((pair_state IN ('valid', 'withdrawn'))),
    CHECK((end_on >= start_on)),
    CHECK((sender_code != destination_code))
);

CREATE TABLE daily_counts (
    dispatch_id BIGINT,
    counted_on DATE,
    persons INTEGER NOT NULL,
    note VARCHAR,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    CHECK((persons >= 0)),
    PRIMARY KEY(dispatch_id, counted_on)
);

CREATE TABLE data_revisions (
    revision BIGINT NOT NULL
);

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

CREATE TABLE disaster_municipalities (
    disaster_code VARCHAR,
    municipality_code VARCHAR,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    FOREIGN KEY (municipality_code) REFERENCES municipalities(municipality_code),
    PRIMARY KEY(disaster_code, municipality_code)
);

CREATE TABLE disasters (
    disaster_code VARCHAR PRIMARY KEY,
    disaster_ja VARCHAR NOT NULL,
    disaster_en VARCHAR NOT NULL,
    disaster_type VARCHAR NOT NULL,
    started_on DATE NOT NULL,
    status VARCHAR NOT NULL,
    headline_task_group VARCHAR,
    note VARCHAR,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    CHECK((disaster_type IN ('heavy_rain', 'earthquake', 'typhoon', 'volcano', 'snow', 'fire', 'other'))),
    CHECK((status IN ('open', 'closed')))
);

CREATE TABLE dispatch_accounts (
    dispatch_id BIGINT PRIMARY KEY,
    legal_basis VARCHAR,
    travel_cost BIGINT,
    overtime_cost BIGINT,
    allowance_cost BIGINT,
    payer VARCHAR,
    special_tax VARCHAR,
    receipts_missing INTEGER,
    note VARCHAR,
    row_version BIGINT DEFAULT(1) NOT NULL,
    CHECK((legal_basis IN ('autonomy_act', 'official_trip', 'disaster_act', 'agreement', 'other_basis'))),
    CHECK((travel_cost >= 0)),
    CHECK((overtime_cost >= 0)),
    CHECK((allowance_cost >= 0)),
    CHECK((payer IN ('sender_pays', 'destination_pays', 'prefecture_pays', 'nation_pays'))),
    CHECK((special_tax IN ('eligible', 'not_eligible'))),
    CHECK((receipts_missing >= 0))
);

CREATE TABLE dispatches (
    dispatch_id BIGINT DEFAULT(nextval('dispatch_ids')) PRIMARY KEY,
    entry_key VARCHAR NOT NULL UNIQUE,
    disaster_code VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    sender_code VARCHAR NOT NULL,
    destination_code VARCHAR NOT NULL,
    task_code VARCHAR NOT NULL,
    occupation_code VARCHAR,
    persons INTEGER NOT NULL,
    start_on DATE NOT NULL,
    end_on DATE,
    wave VARCHAR,
    route_code VARCHAR,
    travel_days INTEGER DEFAULT(0) NOT NULL,
    request_id BIGINT,
    note VARCHAR,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    decided_on DATE,
    cancelled_on DATE,
    offer_id BIGINT,
    FOREIGN KEY (disaster_code) REFERENCES disasters(disaster_code),
    CHECK((kind IN ('emergency', 'mid_long'))),
    CHECK((status IN ('planned', 'active', 'ended', 'cancelled'))),
    FOREIGN KEY (sender_code) REFERENCES organisations(organisation_code),
    FOREIGN KEY (destination_code) REFERENCES organisations(organisation_code),
    FOREIGN KEY (task_code) REFERENCES tasks(task_code),
    FOREIGN KEY (occupation_code) REFERENCES occupations(occupation_code),
    CHECK((persons > 0)),
    FOREIGN KEY (route_code) REFERENCES routes(route_code),
    CHECK((travel_days >= 0)),
    CHECK((end_on >= start_on)),
    CHECK(((end_on IS NOT NULL) OR (status = 'active'))),
    CHECK((sender_code != destination_code))
);

CREATE TABLE exchange_figures (
    figure_code VARCHAR PRIMARY KEY,
    fiscal_year INTEGER NOT NULL,
    exchange_type VARCHAR NOT NULL,
    CHECK((exchange_type IN ('mutual', 'trainee')))
);

CREATE TABLE fiscal_years (
    fiscal_year INTEGER PRIMARY KEY,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    fiscal_year_ja VARCHAR NOT NULL,
    fiscal_year_en VARCHAR NOT NULL,
    april_label VARCHAR NOT NULL,
    retirement_age INTEGER NOT NULL
);

CREATE TABLE headcounts (
    survey_id BIGINT,
    municipality_code VARCHAR,
    occupation_code VARCHAR,
    planned INTEGER,
    actual INTEGER,
    fixed_term INTEGER,
    reappointed INTEGER,
    cover_status VARCHAR,
    covered INTEGER,
    note VARCHAR,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    FOREIGN KEY (survey_id) REFERENCES surveys(survey_id),
    FOREIGN KEY (municipality_code) REFERENCES municipalities(municipality_code),
    FOREIGN KEY (occupation_code) REFERENCES occupations(occupation_code),
    CHECK((planned >= 0)),
    CHECK((actual >= 0)),
    CHECK((fixed_term >= 0)),
    CHECK((reappointed >= 0)),
    CHECK((cover_status IN ('fixed_term', 'fiscal_year', 'reappointed', 'prefecture', 'clerical_substitute', 'none'))),
    CHECK((covered >= 0)),
    PRIMARY KEY(survey_id, municipality_code, occupation_code),
    CHECK((fixed_term <= actual)),
    CHECK((reappointed <= actual))
);

CREATE TABLE hearing_categories (
    category_code VARCHAR PRIMARY KEY,
    category_ja VARCHAR NOT NULL,
    category_en VARCHAR NOT NULL,
    sort_order INTEGER NOT NULL
);

CREATE TABLE hearings (
    hearing_id BIGINT DEFAULT(nextval('hearing_ids')) PRIMARY KEY,
    survey_id BIGINT NOT NULL,
    municipality_code VARCHAR NOT NULL,
    category_code VARCHAR NOT NULL,
    occupation_code VARCHAR,
    heard_on DATE NOT NULL,
    "content" VARCHAR NOT NULL,
    follow_up_on DATE,
    hearing_status VARCHAR NOT NULL,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    FOREIGN KEY (municipality_code) REFERENCES municipalities(municipality_code),
    FOREIGN KEY (category_code) REFERENCES hearing_categories(category_code),
    FOREIGN KEY (occupation_code) REFERENCES occupations(occupation_code),
    CHECK((hearing_status IN ('open', 'done', 'cancelled'))),
    CHECK((follow_up_on >= heard_on))
);

CREATE TABLE imports (
    import_id BIGINT DEFAULT(nextval('import_ids')) PRIMARY KEY,
    noun VARCHAR NOT NULL,
    file_name VARCHAR NOT NULL,
    content_hash VARCHAR NOT NULL,
    imported_at TIMESTAMP NOT NULL,
    actor_id VARCHAR NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    batch_id VARCHAR NOT NULL UNIQUE,
    undone_at TIMESTAMP,
    undone_by VARCHAR,
    CHECK((noun IN ('staffing', 'dispatch')))
);

CREATE TABLE indicator_figures (
    figure_code VARCHAR PRIMARY KEY,
    indicator_code VARCHAR NOT NULL,
    starts_on DATE NOT NULL
);

CREATE TABLE indicator_values (
    indicator_code VARCHAR,
    starts_on DATE,
    indicator_value DOUBLE,
    "source" VARCHAR,
    note VARCHAR,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    FOREIGN KEY (indicator_code) REFERENCES indicators(indicator_code),
    PRIMARY KEY(indicator_code, starts_on),
    CHECK((main.date_part('day', starts_on) = 1)),
    CHECK((("right"(indicator_code, 8) = '_monthly') OR (("right"(indicator_code, 7) = '_annual') AND (main.date_part('month', starts_on) IN (1, 4))))),
    CHECK(((indicator_value IS NULL) OR ("source" IS NOT NULL)))
);

CREATE TABLE indicators (
    indicator_code VARCHAR PRIMARY KEY,
    indicator_ja VARCHAR NOT NULL,
    indicator_en VARCHAR NOT NULL,
    periodicity VARCHAR NOT NULL,
    year_starts_in INTEGER,
    unit_ja VARCHAR,
    unit_en VARCHAR,
    decimals INTEGER NOT NULL,
    definition_ja VARCHAR NOT NULL,
    definition_en VARCHAR NOT NULL,
    sort_order INTEGER NOT NULL,
    CHECK((periodicity IN ('annual', 'monthly'))),
    CHECK(((periodicity = 'annual') = (year_starts_in IS NOT NULL)))
);

CREATE TABLE measure_municipalities (
    measure_id BIGINT,
    municipality_code VARCHAR,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    FOREIGN KEY (municipality_code) REFERENCES municipalities(municipality_code),
    PRIMARY KEY(measure_id, municipality_code)
);

CREATE TABLE measure_occupations (
    measure_id BIGINT,
    occupation_code VARCHAR,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    FOREIGN KEY (occupation_code) REFERENCES occupations(occupation_code),
    PRIMARY KEY(measure_id, occupation_code)
);

CREATE TABLE measures (
    measure_id BIGINT DEFAULT(nextval('measure_ids')) PRIMARY KEY,
    measure_type VARCHAR NOT NULL,
    "content" VARCHAR NOT NULL,
    region_code VARCHAR,
    started_on DATE,
    measure_status VARCHAR NOT NULL,
    effect VARCHAR,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    CHECK((measure_type IN ('recruitment', 'development', 'cooperation'))),
    CHECK((measure_status IN ('considered', 'running', 'ended', 'stopped')))
);

CREATE TABLE mid_long_figures (
    figure_code VARCHAR PRIMARY KEY,
    fiscal_year INTEGER NOT NULL,
    mid_long_series VARCHAR NOT NULL,
    CHECK((mid_long_series IN ('requested', 'secured')))
);

CREATE TABLE municipalities (
    municipality_code VARCHAR PRIMARY KEY,
    prefecture_code VARCHAR NOT NULL,
    municipality_ja VARCHAR NOT NULL,
    municipality_en VARCHAR NOT NULL,
    short_ja VARCHAR NOT NULL,
    short_en VARCHAR NOT NULL,
    kana VARCHAR,
    municipality_type VARCHAR NOT NULL,
    district_ja VARCHAR,
    region_code VARCHAR NOT NULL,
    region_ja VARCHAR NOT NULL,
    region_en VARCHAR NOT NULL,
    tile_col INTEGER,
    tile_row INTEGER,
    population INTEGER,
    population_source VARCHAR,
    CHECK((length(municipality_code) = 5)),
    FOREIGN KEY (prefecture_code) REFERENCES prefectures(prefecture_code),
    CHECK((municipality_type IN ('designated_city', 'city', 'town', 'village'))),
    CHECK((population >= 0))
);

CREATE TABLE municipality_aliases (
    alias_code VARCHAR PRIMARY KEY,
    municipality_code VARCHAR NOT NULL,
    CHECK((length(alias_code) = 5)),
    FOREIGN KEY (municipality_code) REFERENCES municipalities(municipality_code)
);

CREATE TABLE occupation_aliases (
    alias VARCHAR PRIMARY KEY,
    occupation_code VARCHAR NOT NULL,
    FOREIGN KEY (occupation_code) REFERENCES occupations(occupation_code)
);

CREATE TABLE occupations (
    occupation_code VARCHAR PRIMARY KEY,
    occupation_ja VARCHAR NOT NULL,
    occupation_en VARCHAR NOT NULL,
    short_ja VARCHAR NOT NULL,
    short_en VARCHAR NOT NULL,
    occupation_group VARCHAR NOT NULL,
    is_headline BOOLEAN NOT NULL,
    sort_order INTEGER NOT NULL,
    CHECK((occupation_group IN ('clerical', 'specialist')))
);

CREATE TABLE offer_confirmations (
    offer_id BIGINT,
    confirmed_on DATE,
    PRIMARY KEY(offer_id, confirmed_on)
);

CREATE TABLE offer_withdrawals (
    offer_id BIGINT,
    withdrawn_on DATE,
    renewed_on DATE NOT NULL,
    PRIMARY KEY(offer_id, withdrawn_on),
    CHECK((renewed_on > withdrawn_on))
);

CREATE TABLE offers (
    offer_id BIGINT DEFAULT(nextval('offer_ids')) PRIMARY KEY,
    entry_key VARCHAR NOT NULL UNIQUE,
    disaster_code VARCHAR NOT NULL,
    kind VARCHAR DEFAULT('emergency') NOT NULL,
    sender_code VARCHAR NOT NULL,
    request_id BIGINT,
    task_code VARCHAR,
    occupation_code VARCHAR,
    persons INTEGER NOT NULL,
    start_on DATE NOT NULL,
    end_on DATE NOT NULL,
    route_code VARCHAR,
    people_ready VARCHAR NOT NULL,
    logistics_ready VARCHAR NOT NULL,
    funding_ready VARCHAR NOT NULL,
    confirmed_on DATE NOT NULL,
    offered_on DATE NOT NULL,
    withdrawn_on DATE,
    note VARCHAR,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    FOREIGN KEY (disaster_code) REFERENCES disasters(disaster_code),
    CHECK((kind IN ('emergency', 'mid_long'))),
    FOREIGN KEY (sender_code) REFERENCES organisations(organisation_code),
    FOREIGN KEY (task_code) REFERENCES tasks(task_code),
    FOREIGN KEY (occupation_code) REFERENCES occupations(occupation_code),
    CHECK((persons >= 0)),
    FOREIGN KEY (route_code) REFERENCES routes(route_code),
    CHECK((people_ready IN ('full', 'partial', 'none'))),
    CHECK((logistics_ready IN ('full', 'partial', 'none'))),
    CHECK((funding_ready IN ('full', 'partial', 'none'))),
    CHECK((end_on >= start_on)),
    CHECK((withdrawn_on >= offered_on))
);

CREATE TABLE organisations (
    organisation_code VARCHAR PRIMARY KEY,
    organisation_type VARCHAR NOT NULL,
    organisation_ja VARCHAR NOT NULL,
    organisation_en VARCHAR NOT NULL,
    municipality_code VARCHAR,
    CHECK((organisation_type IN ('municipality', 'prefecture', 'other_prefecture', 'other_municipality', 'national', 'other'))),
    FOREIGN KEY (municipality_code) REFERENCES municipalities(municipality_code)
);

CREATE TABLE prefectures (
    prefecture_code VARCHAR PRIMARY KEY,
    prefecture_ja VARCHAR NOT NULL,
    prefecture_en VARCHAR NOT NULL,
    is_home BOOLEAN NOT NULL,
    CHECK((length(prefecture_code) = 2))
);

CREATE TABLE published_figures (
    figure_code VARCHAR PRIMARY KEY,
    event_ja VARCHAR NOT NULL,
    event_en VARCHAR NOT NULL,
    item_ja VARCHAR NOT NULL,
    item_en VARCHAR NOT NULL,
    "value" DOUBLE,
    value_text VARCHAR,
    unit_ja VARCHAR NOT NULL,
    unit_en VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    definition VARCHAR,
    "scope" VARCHAR,
    period VARCHAR NOT NULL,
    paper VARCHAR NOT NULL,
    heading VARCHAR NOT NULL,
    derivation VARCHAR NOT NULL,
    as_of DATE,
    sort_order INTEGER NOT NULL
);

CREATE TABLE recruitment_municipalities (
    recruitment_id BIGINT,
    municipality_code VARCHAR,
    FOREIGN KEY (municipality_code) REFERENCES municipalities(municipality_code),
    PRIMARY KEY(recruitment_id, municipality_code)
);

CREATE TABLE recruitment_seats (
    seat_id BIGINT DEFAULT(nextval('seat_ids')) PRIMARY KEY,
    recruitment_id BIGINT NOT NULL,
    municipality_code VARCHAR NOT NULL,
    occupation_code VARCHAR NOT NULL,
    target_seats INTEGER,
    applicants INTEGER,
    passed INTEGER,
    hired INTEGER,
    hired_from DATE,
    note VARCHAR,
    row_version BIGINT DEFAULT(1) NOT NULL,
    FOREIGN KEY (municipality_code) REFERENCES municipalities(municipality_code),
    FOREIGN KEY (occupation_code) REFERENCES occupations(occupation_code),
    CHECK((target_seats >= 0)),
    CHECK((applicants >= 0)),
    CHECK((passed >= 0)),
    CHECK((hired >= 0))
);

CREATE TABLE recruitment_targets (
    recruitment_id BIGINT,
    occupation_code VARCHAR,
    target_seats INTEGER NOT NULL,
    FOREIGN KEY (occupation_code) REFERENCES occupations(occupation_code),
    CHECK((target_seats > 0)),
    PRIMARY KEY(recruitment_id, occupation_code)
);

CREATE TABLE recruitments (
    recruitment_id BIGINT DEFAULT(nextval('recruitment_ids')) PRIMARY KEY,
    recruitment_ja VARCHAR NOT NULL,
    recruitment_en VARCHAR,
    disaster_code VARCHAR,
    applications_from DATE NOT NULL,
    applications_until DATE NOT NULL,
    first_result_on DATE,
    second_exam_on DATE,
    second_exam_part VARCHAR,
    places_ja VARCHAR,
    places_en VARCHAR,
    final_result_on DATE,
    final_result_part VARCHAR,
    joins_on DATE,
    later_joins_on DATE,
    tolerance INTEGER,
    source_ja VARCHAR,
    source_en VARCHAR,
    is_published BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    CHECK((second_exam_part IN ('early', 'middle', 'late'))),
    CHECK((final_result_part IN ('early', 'middle', 'late'))),
    CHECK((tolerance >= 0))
);

CREATE TABLE request_closings (
    closing_id BIGINT DEFAULT(nextval('closing_ids')) PRIMARY KEY,
    entry_key VARCHAR NOT NULL UNIQUE,
    request_id BIGINT NOT NULL,
    closing_kind VARCHAR NOT NULL,
    persons_per_day INTEGER NOT NULL,
    start_on DATE NOT NULL,
    end_on DATE NOT NULL,
    decided_on DATE NOT NULL,
    withdrawn_on DATE,
    note VARCHAR,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    CHECK((closing_kind IN ('fixed_term', 'outsourced', 'reassigned'))),
    CHECK((persons_per_day > 0)),
    CHECK((end_on >= start_on)),
    CHECK((withdrawn_on >= decided_on))
);

CREATE TABLE request_moves (
    request_id BIGINT,
    move_number INTEGER,
    from_status VARCHAR,
    to_status VARCHAR NOT NULL,
    moved_on DATE,
    moved_at TIMESTAMP,
    actor_id VARCHAR,
    reason VARCHAR,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    CHECK((move_number > 0)),
    CHECK((to_status IN ('requested', 'arranging', 'agreed', 'decided', 'dispatched', 'ended', 'cancelled', 'unfillable'))),
    PRIMARY KEY(request_id, move_number)
);

CREATE TABLE request_revisions (
    request_id BIGINT,
    revision_number INTEGER,
    asked_on DATE,
    effective_on DATE NOT NULL,
    persons_per_day INTEGER NOT NULL,
    start_on DATE NOT NULL,
    end_on DATE NOT NULL,
    reason VARCHAR,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    CHECK((revision_number > 0)),
    CHECK((persons_per_day > 0)),
    PRIMARY KEY(request_id, revision_number),
    CHECK((end_on >= start_on))
);

CREATE TABLE requests (
    request_id BIGINT DEFAULT(nextval('request_ids')) PRIMARY KEY,
    entry_key VARCHAR UNIQUE,
    disaster_code VARCHAR NOT NULL,
    kind VARCHAR DEFAULT('emergency') NOT NULL,
    municipality_code VARCHAR NOT NULL,
    task_code VARCHAR NOT NULL,
    occupation_code VARCHAR,
    priority INTEGER DEFAULT(2) NOT NULL,
    request_reason VARCHAR,
    lodging VARCHAR,
    vehicle VARCHAR,
    conditions VARCHAR,
    note VARCHAR,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    FOREIGN KEY (disaster_code) REFERENCES disasters(disaster_code),
    CHECK((kind IN ('emergency', 'mid_long'))),
    FOREIGN KEY (municipality_code) REFERENCES municipalities(municipality_code),
    FOREIGN KEY (task_code) REFERENCES tasks(task_code),
    FOREIGN KEY (occupation_code) REFERENCES occupations(occupation_code),
    CHECK((priority BETWEEN 1 AND 3)),
    CHECK((lodging IN ('destination', 'sender', 'in_discussion', 'not_needed'))),
    CHECK((vehicle IN ('destination', 'sender', 'in_discussion', 'not_needed')))
);

CREATE TABLE role_actions (
    role_code VARCHAR,
    action_code VARCHAR,
    PRIMARY KEY(role_code, action_code)
);

CREATE TABLE rotation_waves (
    rotation_id BIGINT,
    wave_number INTEGER,
    dispatch_id BIGINT NOT NULL,
    CHECK((wave_number > 0)),
    PRIMARY KEY(rotation_id, wave_number)
);

CREATE TABLE rotations (
    rotation_id BIGINT DEFAULT(nextval('rotation_ids')) PRIMARY KEY,
    entry_key VARCHAR NOT NULL UNIQUE,
    request_id BIGINT NOT NULL,
    first_day DATE NOT NULL,
    wave_days INTEGER NOT NULL,
    handover_days INTEGER NOT NULL,
    travel_days INTEGER NOT NULL,
    waves INTEGER,
    turns VARCHAR NOT NULL,
    CHECK((wave_days > 0)),
    CHECK((handover_days >= 0)),
    CHECK((travel_days >= 0)),
    CHECK((waves > 0)),
    CHECK((handover_days < wave_days))
);

CREATE TABLE routes (
    route_code VARCHAR PRIMARY KEY,
    route_ja VARCHAR NOT NULL,
    route_en VARCHAR NOT NULL,
    sort_order INTEGER NOT NULL
);

CREATE TABLE schema_migrations (
    migration_name VARCHAR PRIMARY KEY,
    checksum VARCHAR NOT NULL,
    applied_at TIMESTAMP NOT NULL
);

CREATE TABLE staff_exchanges (
    exchange_id BIGINT DEFAULT(nextval('exchange_ids')) PRIMARY KEY,
    fiscal_year INTEGER NOT NULL,
    exchange_type VARCHAR NOT NULL,
    sender_code VARCHAR NOT NULL,
    host_code VARCHAR NOT NULL,
    occupation_code VARCHAR,
    persons INTEGER NOT NULL,
    exchange_state VARCHAR NOT NULL,
    note VARCHAR,
    row_version BIGINT DEFAULT(1) NOT NULL,
    CHECK((exchange_type IN ('mutual', 'trainee'))),
    FOREIGN KEY (sender_code) REFERENCES organisations(organisation_code),
    FOREIGN KEY (host_code) REFERENCES organisations(organisation_code),
    FOREIGN KEY (occupation_code) REFERENCES occupations(occupation_code),
    CHECK((persons > 0)),
    CHECK((exchange_state IN ('valid', 'withdrawn'))),
    CHECK((sender_code != host_code))
);

CREATE TABLE survey_returns (
    survey_id BIGINT,
    municipality_code VARCHAR,
    status VARCHAR NOT NULL,
    submitted_on DATE,
    last_file VARCHAR,
    problems INTEGER DEFAULT(0) NOT NULL,
    contact_note VARCHAR,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    FOREIGN KEY (municipality_code) REFERENCES municipalities(municipality_code),
    CHECK((status IN ('not_started', 'submitted', 'sent_back', 'checked'))),
    CHECK((problems >= 0)),
    PRIMARY KEY(survey_id, municipality_code)
);

CREATE TABLE surveys (
    survey_id BIGINT DEFAULT(nextval('survey_ids')) PRIMARY KEY,
    survey_ja VARCHAR NOT NULL,
    survey_en VARCHAR NOT NULL,
    as_of DATE NOT NULL,
    status VARCHAR NOT NULL,
    definition_ja VARCHAR DEFAULT('') NOT NULL,
    definition_en VARCHAR DEFAULT('') NOT NULL,
    scope_ja VARCHAR DEFAULT('') NOT NULL,
    scope_en VARCHAR DEFAULT('') NOT NULL,
    source_ja VARCHAR DEFAULT('') NOT NULL,
    source_en VARCHAR DEFAULT('') NOT NULL,
    counts_fixed_term BOOLEAN DEFAULT(CAST('t' AS BOOLEAN)) NOT NULL,
    counts_reappointed_full_time BOOLEAN DEFAULT(CAST('t' AS BOOLEAN)) NOT NULL,
    counts_reappointed_part_time BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    counts_fiscal_year_appointees BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    due_on DATE,
    asks_ages BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    asks_leavers BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    asks_recruitment BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    asks_dispatchable BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    asks_departments BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    revises_survey_id BIGINT,
    is_sample BOOLEAN DEFAULT(CAST('f' AS BOOLEAN)) NOT NULL,
    row_version BIGINT DEFAULT(1) NOT NULL,
    CHECK((status IN ('draft', 'open', 'closed', 'confirmed'))),
    CHECK(((revises_survey_id IS NULL) OR (status = 'confirmed')))
);

CREATE TABLE taken_over_files (
    kind VARCHAR PRIMARY KEY,
    checksum VARCHAR NOT NULL,
    CHECK((kind IN ('views', 'reference')))
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
    phase VARCHAR NOT NULL,
    main_occupation_code VARCHAR,
    sort_order INTEGER NOT NULL,
    CHECK((phase IN ('emergency', 'livelihood', 'recovery', 'any'))),
    FOREIGN KEY (main_occupation_code) REFERENCES occupations(occupation_code)
);
