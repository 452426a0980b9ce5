-- 同じ班（派遣元と陣が同じ）が同じ日に2つの派遣先にいる記録の組。取消は数えない。陣のない派遣は班を特定できないため対象外。
-- 同じ派遣先での引継ぎの重なりは誤りではない
-- The same team (sender and wave of one disaster) at two destinations on one day, cancelled dispatches left out.
-- A dispatch without a wave names no team. Waves that overlap at one destination hand over, which is no mistake.
-- grain: one row per pair of dispatches that cannot both be right
CREATE OR REPLACE VIEW team_overlaps AS
SELECT
    a.disaster_code,
    a.sender_code,
    a.wave,
    a.dispatch_id,
    b.dispatch_id AS other_dispatch_id,
    a.destination_code,
    b.destination_code AS other_destination_code,
    greatest(a.start_on, b.start_on) AS first_day,
    CASE
        WHEN a.end_on IS NULL THEN b.end_on
        WHEN b.end_on IS NULL THEN a.end_on
        ELSE least(a.end_on, b.end_on)
    END AS last_day
FROM dispatches AS a
INNER JOIN dispatches AS b
    ON
        a.disaster_code = b.disaster_code
        AND a.sender_code = b.sender_code
        AND a.wave = b.wave
        AND a.dispatch_id < b.dispatch_id
        AND a.destination_code <> b.destination_code
        AND (b.end_on IS NULL OR a.start_on <= b.end_on)
        AND (a.end_on IS NULL OR a.end_on >= b.start_on)
WHERE a.status <> 'cancelled' AND b.status <> 'cancelled';
