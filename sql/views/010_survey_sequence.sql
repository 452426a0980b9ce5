-- 調査回の並び。系列に使う調査回（確定したもの。同じ基準日に複数あれば最も新しいもの）、
-- その前年の調査回（ちょうど1年前の基準日）、最新の確定回かどうか、訂正のある回のどちらの版か（当初確定・訂正後）
-- Survey rounds in order: whether a round belongs to the series over the years (confirmed, and the latest
-- where one date has several), the round of the series exactly one year before, and whether a round is
-- the newest confirmed one; and of a round that was corrected, which of its two versions it is.
-- grain: one row per survey
CREATE OR REPLACE VIEW survey_sequence AS
WITH dated AS (
    SELECT
        s.survey_id,
        s.as_of,
        s.status,
        s.revises_survey_id,
        f.fiscal_year,
        f.fiscal_year_ja,
        f.fiscal_year_en,
        f.april_label,
        coalesce(
            s.survey_id = max(CASE WHEN s.status = 'confirmed' THEN s.survey_id END) OVER (PARTITION BY s.as_of),
            FALSE
        ) AS is_in_series
    FROM surveys AS s
    LEFT JOIN fiscal_years AS f ON s.as_of BETWEEN f.starts_on AND f.ends_on
)

SELECT
    dated.survey_id,
    dated.as_of,
    dated.status,
    dated.revises_survey_id,
    dated.fiscal_year,
    dated.fiscal_year_ja,
    dated.fiscal_year_en,
    dated.april_label,
    dated.is_in_series,
    previous.survey_id AS previous_survey_id,
    coalesce(dated.is_in_series AND dated.as_of = (SELECT max(d.as_of) FROM dated AS d WHERE d.is_in_series), FALSE)
        AS is_newest_confirmed,
    CASE
        WHEN dated.revises_survey_id IS NOT NULL THEN 'revised'
        WHEN EXISTS (SELECT 1 FROM surveys AS r WHERE r.revises_survey_id = dated.survey_id) THEN 'first'
    END AS survey_version
FROM dated
LEFT JOIN dated AS previous
    ON previous.as_of = CAST(dated.as_of - INTERVAL '1 year' AS DATE) AND previous.is_in_series;

COMMENT ON COLUMN survey_sequence.is_in_series IS '年次の系列に使う調査回か（確定したもの。同じ基準日に複数あれば最も新しいもの） | Whether the round belongs to the series over the years: confirmed, and the latest of its date';
COMMENT ON COLUMN survey_sequence.previous_survey_id IS '前年差をとる相手の調査回 | The round that a change on the year before refers to';
COMMENT ON COLUMN survey_sequence.survey_version IS '訂正のある調査回の版：当初確定（first）か訂正後（revised）か。訂正がなければ空欄 | Of a round that was corrected, whether these are the figures as first confirmed or as revised; empty without a correction';
