-- 交代の質：終わった派遣の数、平均日数、引継ぎ日数、7日未満の割合。災害ごと（sender_code＝all）と派遣元ごと
-- Quality of rotation of the dispatches that have ended: how many, mean length, handover days, share under 7 days;
-- by disaster (sender_code = 'all') and by sender.
-- grain: one row per as-of date, disaster, kind and sender or all; filter on one as_of
CREATE OR REPLACE VIEW rotation_quality AS
WITH summed AS (
    SELECT
        as_of,
        disaster_code,
        kind,
        coalesce(sender_code, 'all') AS sender_code,
        count(*) AS ended_dispatches,
        sum(wave_days) AS wave_days,
        CAST(sum(handover_days) AS BIGINT) AS handover_days,
        CAST(sum(waves_handed_over) AS BIGINT) AS waves_handed_over,
        CAST(sum(short_waves) AS BIGINT) AS short_waves
    FROM wave_lengths
    GROUP BY GROUPING SETS ((as_of, disaster_code, kind, sender_code), (as_of, disaster_code, kind))
)

SELECT
    as_of,
    disaster_code,
    kind,
    sender_code,
    ended_dispatches,
    CAST(wave_days AS DOUBLE) / ended_dispatches AS mean_wave_days,
    handover_days,
    waves_handed_over,
    short_waves,
    CAST(short_waves AS DOUBLE) / ended_dispatches AS short_wave_rate
FROM summed;

COMMENT ON COLUMN rotation_quality.ended_dispatches IS '終わった派遣の件数（予定・取消・まだ帰っていない派遣を含まない） | Dispatches that have ended; planned, cancelled and those still there left out';
COMMENT ON COLUMN rotation_quality.mean_wave_days IS '派遣1件の平均日数：両端の日を含む | Mean days of a dispatch, both end days included';
COMMENT ON COLUMN rotation_quality.handover_days IS '引継ぎ日数の計：同じ派遣元・派遣先・業務で先に始まり先に終わる派遣と重なる日 | Handover days in all: shared with a dispatch of the same sender, destination and task that began and ends earlier';
COMMENT ON COLUMN rotation_quality.short_wave_rate IS '7日未満の派遣の割合 | Share of dispatches of less than 7 days';
