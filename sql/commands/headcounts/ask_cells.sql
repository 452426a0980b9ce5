-- 尋ねるセルを加える（値は空欄＝未回答）
-- Ask for more cells, unanswered.
INSERT INTO headcounts (survey_id, municipality_code, occupation_code)
SELECT
    $survey_id AS survey_id,
    unnest(CAST($municipality_codes AS VARCHAR[])) AS municipality_code,
    unnest(CAST($occupation_codes AS VARCHAR[])) AS occupation_code;
