-- 1市町村の欠員をねらう検討中・実施中の対応策（全般の対応策は最後に）
-- Measures in work that aim at one municipality, general ones last
-- grain: one row per measure
-- params: municipality_code
SELECT t.*
FROM measure_targets AS t
INNER JOIN measure_places AS c ON t.measure_id = c.measure_id
WHERE c.municipality_code = $municipality_code AND t.is_in_work
ORDER BY t.is_general ASC, t.since_on DESC NULLS LAST, t.measure_id ASC;
