-- 尋ねるのをやめたセルを取り除く（「市町村/職種」で指す）
-- Take away cells that are no longer asked for, named as municipality/occupation.
DELETE FROM headcounts
WHERE
    survey_id = $survey_id
    AND municipality_code || '/' || occupation_code = ANY(CAST($cells AS VARCHAR[]));
