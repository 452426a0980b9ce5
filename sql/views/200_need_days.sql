-- 日ごとの必要人数と確保人数。不足＝max(必要−確保, 0)。ある日・ある業務の余りが別の不足を打ち消すことはない。
-- 確保は短期応援の派遣中・終了の派遣と、時点以降の日の予定（時点より前の予定・取消・中長期派遣は数えない）。
-- 取消の要請は必要に数えず、充足不能は必要のまま残る。要請の職種は突き合わせない（業務だけで対応させる）
-- Persons needed and secured on each day; unmet = max(needed − secured, 0), so that a surplus on one day
-- or task never hides a gap on another. Secured are emergency dispatches under way or ended, and plans
-- for days from the as-of date on: an overdue plan, a cancelled dispatch and a mid- to long-term one
-- secure nothing. A cancelled request needs nobody; an unfillable one stays a need. The occupation a
-- request may name is not matched, only its task is.
-- grain: one row per as-of date, disaster, municipality, task and day with a need; filter on one as_of
-- additive: needed, secured, met, unmet, excess
CREATE OR REPLACE VIEW need_days AS
WITH needs AS (
    SELECT
        r.disaster_code,
        r.municipality_code,
        r.task_code,
        k.calendar_day,
        sum(r.persons_per_day) AS needed
    FROM requests AS r
    INNER JOIN calendar_days AS k ON k.calendar_day BETWEEN r.start_on AND r.end_on
    WHERE r.status <> 'cancelled'
    GROUP BY r.disaster_code, r.municipality_code, r.task_code, k.calendar_day
),

secured AS (
    SELECT
        n.disaster_code,
        n.municipality_code,
        n.task_code,
        n.calendar_day,
        sum(coalesce(y.persons, d.persons)) FILTER (WHERE d.status <> 'planned') AS sent,
        sum(d.persons) FILTER (WHERE d.status = 'planned') AS planned
    FROM needs AS n
    INNER JOIN dispatches AS d
        ON
            n.disaster_code = d.disaster_code
            AND n.municipality_code = d.destination_code
            AND n.task_code = d.task_code
            AND n.calendar_day >= d.start_on
            AND (d.end_on IS NULL OR n.calendar_day <= d.end_on)
    LEFT JOIN daily_counts AS y
        ON d.dispatch_id = y.dispatch_id AND n.calendar_day = y.counted_on
    WHERE d.kind = 'emergency' AND d.status <> 'cancelled'
    GROUP BY n.disaster_code, n.municipality_code, n.task_code, n.calendar_day
),

matched AS (
    SELECT
        k.calendar_day AS as_of,
        n.disaster_code,
        n.municipality_code,
        n.task_code,
        n.calendar_day,
        n.needed,
        coalesce(s.sent, 0) + CASE WHEN n.calendar_day >= k.calendar_day THEN coalesce(s.planned, 0) ELSE 0 END
            AS secured
    FROM calendar_days AS k
    CROSS JOIN needs AS n
    LEFT JOIN secured AS s
        ON
            n.disaster_code = s.disaster_code
            AND n.municipality_code = s.municipality_code
            AND n.task_code = s.task_code
            AND n.calendar_day = s.calendar_day
)

SELECT
    as_of,
    disaster_code,
    municipality_code,
    task_code,
    calendar_day,
    CAST(needed AS BIGINT) AS needed,
    CAST(secured AS BIGINT) AS secured,
    CAST(least(needed, secured) AS BIGINT) AS met,
    CAST(greatest(needed - secured, 0) AS BIGINT) AS unmet,
    CAST(greatest(secured - needed, 0) AS BIGINT) AS excess
FROM matched;

COMMENT ON COLUMN need_days.needed IS '必要人数（要請。取消を除く） | Persons needed: requests, cancelled ones left out';
COMMENT ON COLUMN need_days.secured IS '確保人数（短期応援。時点以降の日は予定を含む。取消を除く） | Persons secured by emergency dispatches, planned ones included from the as-of date on, cancelled ones not';
COMMENT ON COLUMN need_days.met IS '必要のうち確保できた人数 | Part of the need that is met';
COMMENT ON COLUMN need_days.unmet IS '不足：max(必要−確保, 0) | Unmet: max(needed − secured, 0)';
COMMENT ON COLUMN need_days.excess IS '必要を超えた人数（引継ぎの重なりなど） | Persons beyond the need, such as handover days';
