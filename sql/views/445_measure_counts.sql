-- 対応策の種類別の件数
-- Measures by type; every type has its row.
-- grain: one row per measure type
-- additive: measures, considered_measures, running_measures
CREATE OR REPLACE VIEW measure_counts AS
SELECT
    t.measure_type,
    t.sort_order,
    count(m.measure_id) AS measures,
    count(m.measure_id) FILTER (WHERE m.measure_status = 'considered') AS considered_measures,
    count(m.measure_id) FILTER (WHERE m.measure_status = 'running') AS running_measures
FROM (VALUES ('recruitment', 1), ('development', 2), ('cooperation', 3)) AS t (measure_type, sort_order)
LEFT JOIN measures AS m ON t.measure_type = m.measure_type
GROUP BY t.measure_type, t.sort_order;

COMMENT ON COLUMN measure_counts.measures IS '対応策の件数（終了・中止を含む） | Measures, ended and stopped ones included';
COMMENT ON COLUMN measure_counts.considered_measures IS '検討中の対応策の件数 | Measures under consideration';
COMMENT ON COLUMN measure_counts.running_measures IS '実施中の対応策の件数 | Measures that are running';
