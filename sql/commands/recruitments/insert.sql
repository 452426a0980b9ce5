-- 採用試験を1件登録する
-- Register one exam.
INSERT INTO recruitments (
    recruitment_ja, disaster_code, applications_from, applications_until, first_result_on,
    second_exam_on, second_exam_part, places_ja, final_result_on, final_result_part, joins_on,
    later_joins_on, tolerance
)
VALUES (
    $recruitment_ja, $disaster_code, $applications_from, $applications_until, $first_result_on,
    $second_exam_on, $second_exam_part, $places_ja, $final_result_on, $final_result_part,
    $joins_on, $later_joins_on, $tolerance
)
RETURNING recruitment_id;
