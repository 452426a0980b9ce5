-- 調査回の、指定した市町村の定員・実員の現在の内容
-- The headcounts of some municipalities in a survey as they are stored now.
-- grain: one row per municipality and occupation
-- params: survey_id, municipality_codes
SELECT
    survey_id,
    municipality_code,
    occupation_code,
    planned,
    actual,
    fixed_term,
    reappointed,
    cover_status,
    covered,
    note,
    is_sample,
    row_version
FROM headcounts
WHERE survey_id = $survey_id AND municipality_code = ANY(CAST($municipality_codes AS VARCHAR[]))
ORDER BY municipality_code, occupation_code;
