-- 災害を1件登録する
-- Register one disaster.
INSERT INTO disasters (
    disaster_code, disaster_ja, disaster_en, disaster_type, started_on, status, headline_task_group, note
)
VALUES (
    $disaster_code, $disaster_name, $disaster_name_en, $disaster_type, $started_on, 'open', $headline_task_group, $note
);
