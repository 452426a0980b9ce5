-- 派遣の数え方ごとの合計：時点・実人数・人日・人月・陣・年換算。実績は時点まで、予定は別の列に分け、足し合わせない
-- Dispatches by every measure: at one time, distinct persons, person-days, person-months, waves, FTE-years. Actual
-- to date; what is planned stands in columns of its own and is never added.
-- grain: one row per as-of date, disaster, kind, scope, split and part; filter on one as_of
CREATE OR REPLACE VIEW dispatch_tallies AS
WITH summed AS (
    SELECT
        as_of,
        disaster_code,
        kind,
        scope,
        split,
        part_code,
        min(first_on) AS first_on,
        max(last_on) AS last_on,
        CAST(sum(persons_on_duty) AS BIGINT) AS persons_on_duty,
        CAST(sum(distinct_persons) AS BIGINT) AS distinct_persons,
        CAST(sum(person_days) AS BIGINT) AS person_days,
        CAST(sum(person_months) AS DOUBLE) AS person_months,
        CAST(sum(waves) AS BIGINT) AS waves,
        CAST(sum(planned_persons) AS BIGINT) AS planned_persons,
        CAST(sum(planned_person_days) AS BIGINT) AS planned_person_days
    FROM team_tallies
    GROUP BY as_of, disaster_code, kind, scope, split, part_code
)

SELECT
    *,
    last_on - first_on + 1 AS calendar_days,
    CASE WHEN kind = 'mid_long' THEN person_months / 12 END AS fte_years
FROM summed;

COMMENT ON COLUMN dispatch_tallies.persons_on_duty IS '時点の派遣中人数。その日に現地にいる（移動日を含む）人数。今日始まる派遣は数え、昨日終わった派遣は数えない | Persons on duty on the as-of date: one that starts today counts, one that ended yesterday does not; travel days lie inside';
COMMENT ON COLUMN dispatch_tallies.distinct_persons IS '実人数：班（派遣元×陣）ごとに、時点までで最も多くいた日の人数の計。同じ班が派遣先や業務を移っても重ねて数えない。記録に氏名はないので、別の陣で再び行った人は2人と数え、陣のない派遣は1件ごとに別の人とする | Distinct persons: for each team (sender and wave) those of the day with most, summed; a team that moves to another place or task counts once. The log has no names: who goes again with another wave counts twice, and a dispatch without a wave counts as other people';
COMMENT ON COLUMN dispatch_tallies.person_days IS '延べ人日：人数×（終了日−開始日＋1）。両端の日を数え、陣の引継ぎの日は両方を数え、日別実績があればその日はそれに置き換える。予定・取消・時点より後は含まない。決定した日によらず、来た日から数える | Person-days: persons × (end − start + 1), both end days; on handover days both waves count; a daily count replaces its day; planned, cancelled and days after the as-of date never count; from the first day on, whenever it was decided';
COMMENT ON COLUMN dispatch_tallies.person_months IS '人月：各月の（派遣日数÷その月の日数）×人数の計。時点までの実績だけで、予定・取消は含まない | Person-months to date: days of each month ÷ days of that month × persons, summed; planned and cancelled never count';
COMMENT ON COLUMN dispatch_tallies.waves IS '陣（班・クール）の数：派遣元と陣の組を1つと数える。人が1人もいなかった陣は数えない。陣のない派遣は1件を1つとする | Waves: pairs of sender and wave, those without anybody left out; a dispatch without a wave counts as one';
COMMENT ON COLUMN dispatch_tallies.fte_years IS '年換算：人月÷12（12か月で1.0人、6か月で0.5人）。中長期派遣だけ | FTE-years: person-months ÷ 12 (12 months 1.0, 6 months 0.5); mid- to long-term only';
COMMENT ON COLUMN dispatch_tallies.calendar_days IS '期間の日数：最初の日から時点までの最後の日まで（両端を含む） | Calendar days from the first to the last day counted, both included';
COMMENT ON COLUMN dispatch_tallies.planned_persons IS '予定の人数（時点までに決定し、時点で予定かまだ始まっていない派遣の人数の計）。実績に含まない | Persons of dispatches decided by the as-of date that are planned or not begun by then; never part of the actual';
COMMENT ON COLUMN dispatch_tallies.planned_person_days IS '予定の延べ人日（時点までに決定し、時点で予定かまだ始まっていない派遣）。実績に含まない | Person-days of dispatches decided by the as-of date that are planned or not begun by then; never part of the actual';
