-- 調査回と、その数字で数える調査回：自らと、前年差をとる相手
-- Each survey round with the rounds that its figures count: itself, and the one it is compared with. Joined with counts,
-- it lets a reader of one round have only these two counted.
-- grain: one row per survey and round counted for it
CREATE OR REPLACE VIEW survey_comparisons AS
SELECT
    survey_id,
    survey_id AS counted_survey_id,
    0 AS years_back
FROM survey_sequence
UNION ALL
SELECT
    survey_id,
    previous_survey_id AS counted_survey_id,
    1 AS years_back
FROM survey_sequence
WHERE previous_survey_id IS NOT NULL;

COMMENT ON COLUMN survey_comparisons.years_back IS '0＝その調査回、1＝前年差をとる相手の調査回 | 0: the round itself, 1: the round of the year before';
