-- 定員・実員のセルをまとめて改める。どの行も、見たときの版のままの場合だけ
-- Change many headcounts, handed over as a JSON list of rows, each only if it still has the version that was seen.
UPDATE headcounts
SET
    planned = n.planned,
    actual = n.actual,
    fixed_term = n.fixed_term,
    reappointed = n.reappointed,
    cover_status = n.cover_status,
    covered = n.covered,
    note = n.note,
    row_version = headcounts.row_version + 1
FROM (
    SELECT
        unnest(
            CAST(CAST($rows AS JSON) AS STRUCT(
                survey_id BIGINT, municipality_code VARCHAR, occupation_code VARCHAR, planned INTEGER,
                actual INTEGER, fixed_term INTEGER, reappointed INTEGER, cover_status VARCHAR, covered INTEGER,
                note VARCHAR, seen_version BIGINT
            )[]),
            recursive := TRUE
        )
) AS n
WHERE
    headcounts.survey_id = n.survey_id
    AND headcounts.municipality_code = n.municipality_code
    AND headcounts.occupation_code = n.occupation_code
    AND headcounts.row_version = n.seen_version
RETURNING headcounts.municipality_code;
