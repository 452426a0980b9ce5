-- 現場の班：その日に派遣期間のある派遣（取消を除く）と、その日の確認（日別実績）。
-- 数える人数＝確認した人数、未確認なら派遣の人数。到着前（予定）は数えない。合計はその日の派遣人数に等しい
-- Teams of a day: dispatches whose period holds it, cancelled ones left out, and the confirmation (daily count)
-- of that day with who made it and when. Persons that count are those confirmed, else those of the dispatch;
-- a team still planned has not arrived and counts nobody. They sum to the persons away on the day.
-- grain: one row per day and dispatch whose period holds it; filter on one day
-- additive: teams, teams_confirmed, teams_to_confirm, teams_not_arrived, expected_persons, counted_persons
CREATE OR REPLACE VIEW field_teams AS
WITH confirmations AS (
    SELECT
        row_key,
        happened_at + INTERVAL '9' HOUR AS confirmed_at,
        actor_role,
        row_number() OVER (PARTITION BY row_key ORDER BY audit_number DESC) AS newest
    FROM audit_entries
    WHERE table_name = 'daily_counts'
),

days AS (
    SELECT
        k.calendar_day,
        d.*,
        y.persons AS confirmed_persons,
        y.note AS count_note,
        y.row_version AS count_version,
        CASE
            WHEN d.status = 'planned' THEN 'not_arrived'
            WHEN y.dispatch_id IS NULL THEN 'to_confirm'
            ELSE 'confirmed'
        END AS team_state
    FROM calendar_days AS k
    INNER JOIN dispatches AS d ON k.calendar_day >= d.start_on AND k.calendar_day <= coalesce(d.end_on, k.calendar_day)
    LEFT JOIN daily_counts AS y ON d.dispatch_id = y.dispatch_id AND k.calendar_day = y.counted_on
    WHERE d.status <> 'cancelled'
)

SELECT
    t.calendar_day,
    t.dispatch_id,
    t.disaster_code,
    t.kind,
    t.status,
    t.sender_code,
    t.destination_code,
    t.task_code,
    t.wave,
    t.start_on,
    t.end_on,
    t.row_version,
    t.team_state,
    t.confirmed_persons,
    t.count_note,
    t.count_version,
    c.confirmed_at,
    c.actor_role AS confirmed_by,
    1 AS teams,
    CASE WHEN t.team_state = 'confirmed' THEN 1 ELSE 0 END AS teams_confirmed,
    CASE WHEN t.team_state = 'to_confirm' THEN 1 ELSE 0 END AS teams_to_confirm,
    CASE WHEN t.team_state = 'not_arrived' THEN 1 ELSE 0 END AS teams_not_arrived,
    t.persons AS expected_persons,
    CASE WHEN t.team_state = 'not_arrived' THEN 0 ELSE coalesce(t.confirmed_persons, t.persons) END AS counted_persons
FROM days AS t
LEFT JOIN confirmations AS c
    ON
        c.newest = 1
        AND t.team_state = 'confirmed'
        AND CAST(t.dispatch_id AS VARCHAR) || '/' || CAST(t.calendar_day AS VARCHAR) = c.row_key;

COMMENT ON COLUMN field_teams.team_state IS 'その日の班の状態：確認済（日別実績がある）・未確認・到着前（まだ予定） | State of the team on the day: confirmed (it has a daily count), to confirm, not arrived (still planned)';
COMMENT ON COLUMN field_teams.teams_confirmed IS '人数を確認した班の数 | Teams whose persons are confirmed';
COMMENT ON COLUMN field_teams.teams_to_confirm IS '人数を確認していない班の数 | Teams whose persons are not confirmed yet';
COMMENT ON COLUMN field_teams.teams_not_arrived IS '到着前（予定のまま）の班の数 | Teams that have not arrived: still planned';
COMMENT ON COLUMN field_teams.expected_persons IS '計画の人数（派遣の人数） | Persons of the dispatch as planned';
COMMENT ON COLUMN field_teams.counted_persons IS 'その日に数える人数：確認した人数、未確認なら派遣の人数。到着前は0 | Persons that count on the day: those confirmed, else those of the dispatch; 0 before arrival';
COMMENT ON COLUMN field_teams.confirmed_at IS '確認した日時（日本時間） | When it was confirmed, in Japan';
