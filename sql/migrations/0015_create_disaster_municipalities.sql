-- 災害ごとの被災市町村
-- The municipalities a disaster struck.

-- disaster_code に外部キーを置かない理由: docs/decisions/0030
CREATE TABLE disaster_municipalities (
    disaster_code VARCHAR NOT NULL,
    municipality_code VARCHAR NOT NULL REFERENCES municipalities (municipality_code),
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (disaster_code, municipality_code)
);
