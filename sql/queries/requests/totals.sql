-- 対応中の要請の計（1つの区分）。人数は各要請の「その日」の人数
-- Open requests of one kind in total: persons, each request on its day, and person-days still missing
-- grain: one row
-- params: disaster_code, kind, as_of
SELECT
    count(*) AS requests,
    count(*) FILTER (WHERE worst_unmet_ahead > 0) AS requests_short,
    count(*) FILTER (WHERE is_past_period) AS requests_past,
    CAST(coalesce(sum(needed), 0) AS BIGINT) AS needed,
    CAST(coalesce(sum(met), 0) AS BIGINT) AS met,
    CAST(coalesce(sum(closed), 0) AS BIGINT) AS closed,
    CAST(coalesce(sum(offered), 0) AS BIGINT) AS offered,
    CAST(coalesce(sum(unmet), 0) AS BIGINT) AS unmet,
    CAST(coalesce(sum(unmet_days_ahead), 0) AS BIGINT) AS unmet_days_ahead
FROM request_totals
WHERE as_of = $as_of AND disaster_code = $disaster_code AND kind = $kind AND is_open;
