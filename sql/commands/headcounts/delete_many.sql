-- 定員・実員のセルをまとめて削除する（取込の取消）。どの行も、見たときの版のままの場合だけ
-- Delete many headcounts, when an import is undone, each only if it still has the version that was seen.
DELETE FROM headcounts
USING (
    SELECT
        unnest(
            CAST(CAST($rows AS JSON) AS STRUCT(
                survey_id BIGINT, municipality_code VARCHAR, occupation_code VARCHAR, seen_version BIGINT
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
