-- 定員・実員のセルをまとめて追加する（JSON の行の並び）
-- Add many headcounts, handed over as a JSON list of rows.
INSERT INTO headcounts BY NAME
SELECT
    unnest(
        CAST(CAST($rows AS JSON) AS STRUCT(
            survey_id BIGINT, municipality_code VARCHAR, occupation_code VARCHAR, planned INTEGER,
            actual INTEGER, fixed_term INTEGER, reappointed INTEGER, cover_status VARCHAR, covered INTEGER,
            note VARCHAR
        )[]),
        recursive := TRUE
    );
