-- 災害の一覧と、対応中の要請・派遣中の人数・被災市町村の数（対応中の災害が先、新しい順）
-- Disasters with their open requests, persons on duty and municipalities struck; open ones first, newest first
-- grain: one row per disaster
-- params: as_of
WITH open_requests AS (
    SELECT
        disaster_code,
        count(*) AS open_requests
    FROM request_states
    WHERE as_of = $as_of AND is_open
    GROUP BY disaster_code
),

on_duty AS (
    SELECT
        disaster_code,
        sum(persons_on_duty) FILTER (WHERE kind = 'emergency') AS emergency_on_duty,
        sum(persons_on_duty) FILTER (WHERE kind = 'mid_long') AS mid_long_on_duty
    FROM person_day_terms
    WHERE as_of = $as_of AND persons_on_duty <> 0
    GROUP BY disaster_code
),

struck AS (
    SELECT
        disaster_code,
        count(*) AS municipalities_struck
    FROM disaster_municipalities
    GROUP BY disaster_code
)

SELECT
    d.disaster_code,
    d.disaster_ja,
    d.disaster_en,
    d.disaster_type,
    d.started_on,
    d.status AS disaster_status,
    d.note,
    d.row_version,
    d.is_sample,
    coalesce(s.municipalities_struck, 0) AS municipalities_struck,
    coalesce(r.open_requests, 0) AS open_requests,
    CAST(coalesce(o.emergency_on_duty, 0) AS BIGINT) AS emergency_on_duty,
    CAST(coalesce(o.mid_long_on_duty, 0) AS BIGINT) AS mid_long_on_duty
FROM disasters AS d
LEFT JOIN open_requests AS r ON d.disaster_code = r.disaster_code
LEFT JOIN on_duty AS o ON d.disaster_code = o.disaster_code
LEFT JOIN struck AS s ON d.disaster_code = s.disaster_code
ORDER BY d.status DESC, d.started_on DESC, d.disaster_code ASC;
