-- 状況ボードの要請の数字。応援と中長期は分けて数える
-- The requests of the board; short support and mid- to long-term are counted apart
-- grain: one row
-- params: disaster_code, as_of
SELECT
    count(*) FILTER (WHERE worst_unmet_ahead > 0) AS requests_short,
    count(*) FILTER (WHERE is_waiting) AS requests_waiting,
    count(*) FILTER (WHERE is_past_period) AS requests_past,
    CAST(coalesce(sum(unmet) FILTER (WHERE kind = 'emergency'), 0) AS BIGINT) AS emergency_unmet,
    CAST(coalesce(sum(unmet) FILTER (WHERE kind = 'mid_long'), 0) AS BIGINT) AS mid_long_unmet
FROM request_totals
WHERE
    as_of = $as_of
    AND is_open
    -- Written so that it reaches the days of the requests.
    AND disaster_status = 'open'
    AND (CAST($disaster_code AS VARCHAR) IS NULL OR disaster_code = $disaster_code);
