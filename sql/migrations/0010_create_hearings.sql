-- ヒアリング：市町村から聞き取ったこと（調査回・市町村ごと、分類つき）と、その後の対応の期日
-- Hearings: what a municipality said in a round, by category, and the day by which to follow it up.

CREATE TABLE hearing_categories (
    category_code VARCHAR PRIMARY KEY,
    category_ja VARCHAR NOT NULL,
    category_en VARCHAR NOT NULL,
    sort_order INTEGER NOT NULL
);

CREATE SEQUENCE hearing_ids;

-- survey_id は最初に確定した調査回（訂正版の記録も元の回に付ける）。外部キーを置かない理由: docs/decisions/0023
CREATE TABLE hearings (
    hearing_id BIGINT PRIMARY KEY DEFAULT nextval('hearing_ids'),
    survey_id BIGINT NOT NULL,
    municipality_code VARCHAR NOT NULL REFERENCES municipalities (municipality_code),
    category_code VARCHAR NOT NULL REFERENCES hearing_categories (category_code),
    occupation_code VARCHAR REFERENCES occupations (occupation_code),
    heard_on DATE NOT NULL,
    content VARCHAR NOT NULL,
    follow_up_on DATE,
    -- 未対応・対応済・取消（取消は一覧に残り、どの件数にも数えない）
    hearing_status VARCHAR NOT NULL CHECK (hearing_status IN ('open', 'done', 'cancelled')),
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1,
    CHECK (follow_up_on >= heard_on)
);
