-- 採用試験1件の内容を改める。見たときの版のままの場合だけ
-- Change one exam, only if it still has the version that was seen.
UPDATE recruitments
SET
    recruitment_ja = $recruitment_ja,
    disaster_code = $disaster_code,
    applications_from = $applications_from,
    applications_until = $applications_until,
    first_result_on = $first_result_on,
    second_exam_on = $second_exam_on,
    second_exam_part = $second_exam_part,
    places_ja = $places_ja,
    final_result_on = $final_result_on,
    final_result_part = $final_result_part,
    joins_on = $joins_on,
    later_joins_on = $later_joins_on,
    tolerance = $tolerance,
    row_version = row_version + 1
WHERE recruitment_id = $recruitment_id AND row_version = $seen_version
RETURNING row_version;
