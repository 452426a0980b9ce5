-- 受援の合計：経路ごと（route_filter）・派遣元の種類ごと（body_filter）・職種ごと（occupation_filter）とその全体（all）。経路や職種の記録がないものは unknown
-- Staff received by route, by kind of sending body, by both, by occupation, and in all ('all'). What has no route or
-- occupation recorded is 'unknown'.
-- grain: one row per as-of date, disaster, kind, route or all, body type or all, occupation or all; filter on one as_of
CREATE OR REPLACE VIEW received_totals AS
-- By sender and destination first: a day on which nobody came takes from the dispatch's own days.
WITH pairs AS (
    SELECT
        as_of,
        disaster_code,
        kind,
        route_code,
        body_type,
        occupation_code,
        sender_code,
        destination_code,
        sum(person_days) AS person_days,
        sum(persons_on_duty) AS persons_on_duty,
        sum(persons_sent) AS persons_sent,
        sum(dispatches) AS dispatches
    FROM received_terms
    GROUP BY as_of, disaster_code, kind, route_code, body_type, occupation_code, sender_code, destination_code
),

summed AS (
    SELECT
        as_of,
        disaster_code,
        kind,
        coalesce(route_code, 'all') AS route_filter,
        coalesce(body_type, 'all') AS body_filter,
        coalesce(occupation_code, 'all') AS occupation_filter,
        CAST(sum(person_days) AS BIGINT) AS person_days,
        CAST(sum(persons_on_duty) AS BIGINT) AS persons_on_duty,
        CAST(sum(persons_sent) AS BIGINT) AS persons_sent,
        CAST(sum(dispatches) AS BIGINT) AS dispatches,
        count(DISTINCT sender_code) FILTER (WHERE person_days > 0) AS senders,
        count(DISTINCT destination_code) FILTER (WHERE person_days > 0) AS destinations
    FROM pairs
    GROUP BY GROUPING SETS (
        (as_of, disaster_code, kind),
        (as_of, disaster_code, kind, route_code),
        (as_of, disaster_code, kind, body_type),
        (as_of, disaster_code, kind, route_code, body_type),
        (as_of, disaster_code, kind, occupation_code)
    )
)

SELECT
    *,
    -- Of all groups the one of everything is the largest.
    CAST(person_days AS DOUBLE) / nullif(max(person_days) OVER (PARTITION BY as_of, disaster_code, kind), 0)
        AS person_days_share
FROM summed;

COMMENT ON COLUMN received_totals.person_days IS '受け入れた職員の延べ人日：人数×（終了日−開始日＋1）。予定・取消・時点より後は含まない | Person-days of staff received: persons × (end − start + 1); planned, cancelled and days after the as-of date never count';
COMMENT ON COLUMN received_totals.person_days_share IS '受け入れた延べ人日に占める割合 | Share of all person-days received';
COMMENT ON COLUMN received_totals.persons_on_duty IS '時点で受け入れている人数（実職員数には含めない） | Staff received who are on duty on the as-of date; never part of actual staff';
COMMENT ON COLUMN received_totals.senders IS '派遣元団体数（延べ人日が1以上）。足し上げられない | Distinct senders with at least one person-day; not additive';
