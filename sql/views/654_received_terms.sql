-- 受援：県外の団体（他県・県外の市町村・国・その他）が県と県内の市町村に出した派遣の、時点までの延べ人日と時点の人数。
-- 受け入れた職員は実職員数に含めない
-- Staff received: what bodies outside (other prefectures and their municipalities, the nation, others) sent to the
-- prefecture and its municipalities. Staff received are never part of actual staff.
-- grain: one row per as-of date and counted period begun by then; filter on one as_of
-- additive: person_days, persons_on_duty, persons_sent, dispatches
CREATE OR REPLACE VIEW received_terms AS
SELECT
    t.as_of,
    t.dispatch_id,
    t.disaster_code,
    t.kind,
    t.sender_code,
    s.organisation_type AS body_type,
    t.destination_code,
    coalesce(d.route_code, 'unknown') AS route_code,
    coalesce(d.occupation_code, 'unknown') AS occupation_code,
    t.person_days,
    t.persons_on_duty,
    t.persons_sent,
    t.dispatches
FROM person_day_terms AS t
INNER JOIN dispatches AS d ON t.dispatch_id = d.dispatch_id
INNER JOIN senders AS s ON t.sender_code = s.organisation_code
INNER JOIN senders AS h ON t.destination_code = h.organisation_code
WHERE s.sender_type = 'other' AND h.sender_type IN ('prefecture', 'municipality');

COMMENT ON COLUMN received_terms.body_type IS '派遣元の団体の種類：他県・県外の市町村・国・その他 | Kind of body that sends: another prefecture, a municipality outside, the nation, another body';
