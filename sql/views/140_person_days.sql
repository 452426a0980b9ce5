-- 延べ人日（実績）。災害×区分×派遣元×派遣先×業務ごとに、時点までの延べ人日と時点の派遣中人数
-- Person-days to date and persons on duty by disaster, kind, sender, destination and task.
-- grain: one row per as-of date, disaster, kind, sender, destination and task; filter on one as_of
-- additive: person_days, persons_on_duty, persons_sent, dispatches
CREATE OR REPLACE VIEW person_days AS
WITH summed AS (
    SELECT
        as_of,
        disaster_code,
        kind,
        sender_code,
        destination_code,
        task_code,
        task_group,
        is_headline,
        CAST(sum(person_days) AS BIGINT) AS person_days,
        CAST(sum(persons_on_duty) AS BIGINT) AS persons_on_duty,
        CAST(sum(persons_sent) AS BIGINT) AS persons_sent,
        CAST(sum(dispatches) AS BIGINT) AS dispatches
    FROM person_day_terms
    GROUP BY as_of, disaster_code, kind, sender_code, destination_code, task_code, task_group, is_headline
)

SELECT
    p.as_of,
    p.disaster_code,
    p.kind,
    p.sender_code,
    s.sender_type,
    p.destination_code,
    t.destination_type,
    p.task_code,
    p.task_group,
    p.is_headline,
    p.person_days,
    p.persons_on_duty,
    p.persons_sent,
    p.dispatches
FROM summed AS p
INNER JOIN senders AS s ON p.sender_code = s.organisation_code
INNER JOIN senders AS t ON p.destination_code = t.organisation_code;

COMMENT ON COLUMN person_days.person_days IS '延べ人日：人数×（終了日−開始日＋1）。両端の日を数え、日別実績があればその日はそれに置き換える。予定・取消・時点より後は含まない | Person-days: persons × (end − start + 1), both end days; a daily count replaces its day; planned, cancelled and days after the as-of date never count';
COMMENT ON COLUMN person_days.persons_on_duty IS '時点の派遣中人数。今日始まる派遣は数え、昨日終わった派遣は数えない | Persons on duty on the as-of date: one that starts today counts, one that ended yesterday does not';
COMMENT ON COLUMN person_days.persons_sent IS '派遣人数（陣の合計）：各派遣の人数の和。同じ人が2回行けば2人 | Persons sent, summed over waves; the same person sent twice counts twice';
COMMENT ON COLUMN person_days.dispatches IS '派遣の件数 | Number of dispatches';
COMMENT ON COLUMN person_days.is_headline IS '災害の見出しの延べ人数に数える業務か | Whether the task belongs to the headline of the disaster';
