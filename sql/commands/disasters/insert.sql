-- 災害を1件登録する
-- Register one disaster.
INSERT INTO disasters (disaster_code, disaster_ja, disaster_en, disaster_type, started_on, status)
VALUES ($disaster_code, $disaster_name, $disaster_name, $disaster_type, $started_on, 'open');
