-- 派遣1件ごとの経費と、災害派遣手当の対象日数（到着日から出発日の前日まで）。延べ人日は両端の日を数えるので、
-- 手当の対象人日とは別の数になる。日別実績のある日は、記録された人数で数える。時点までの実績
-- Costs of a dispatch and the person-days its allowance is paid for: from the day of arrival to the day before
-- departure, unlike person-days, which count both end days. A daily count replaces its day. Actual to date.
-- grain: one row per as-of date and dispatch; filter on one as_of
-- additive: person_days, allowance_person_days, total_cost, travel_cost, overtime_cost, allowance_cost, receipts_missing, entered, lacking_receipts
CREATE OR REPLACE VIEW dispatch_costs AS
WITH allowances AS (
    SELECT
        k.calendar_day AS as_of,
        p.disaster_code,
        p.dispatch_id,
        CAST(
            sum(
                p.persons * greatest(
                    least(coalesce(p.end_on, k.calendar_day), coalesce(d.end_on - 1, k.calendar_day), k.calendar_day)
                    - p.start_on + 1,
                    0
                )
            ) AS BIGINT
        ) AS allowance_person_days
    FROM calendar_days AS k
    CROSS JOIN counted_periods AS p
    INNER JOIN dispatches AS d ON p.dispatch_id = d.dispatch_id
    GROUP BY k.calendar_day, p.disaster_code, p.dispatch_id
)

SELECT
    l.as_of,
    l.dispatch_id,
    l.disaster_code,
    l.kind,
    l.status,
    l.sender_ja,
    l.sender_en,
    l.destination_ja,
    l.destination_en,
    l.persons,
    l.start_on,
    l.end_on,
    l.person_days,
    a.legal_basis,
    a.travel_cost,
    a.overtime_cost,
    a.allowance_cost,
    a.payer,
    a.special_tax,
    a.receipts_missing,
    a.note,
    coalesce(w.allowance_person_days, 0) AS allowance_person_days,
    CASE
        WHEN coalesce(a.travel_cost, a.overtime_cost, a.allowance_cost) IS NOT NULL
            THEN coalesce(a.travel_cost, 0) + coalesce(a.overtime_cost, 0) + coalesce(a.allowance_cost, 0)
    END AS total_cost,
    CASE WHEN coalesce(a.travel_cost, a.overtime_cost, a.allowance_cost) IS NULL THEN 0 ELSE 1 END AS entered,
    CASE WHEN a.receipts_missing > 0 THEN 1 ELSE 0 END AS lacking_receipts
FROM dispatch_log AS l
LEFT JOIN allowances AS w ON l.as_of = w.as_of AND l.disaster_code = w.disaster_code AND l.dispatch_id = w.dispatch_id
LEFT JOIN dispatch_accounts AS a ON l.dispatch_id = a.dispatch_id
WHERE l.status <> 'cancelled' OR a.dispatch_id IS NOT NULL;

COMMENT ON COLUMN dispatch_costs.allowance_person_days IS '手当の対象人日：到着日（開始日）から出発日（最終日）の前日まで。日帰りは0。移動日は分けない | Person-days of allowance: from arrival (first day) to the day before departure (last day); none for a single day; travel days are not told apart';
COMMENT ON COLUMN dispatch_costs.total_cost IS '経費の計（円）：記入のある旅費・時間外・手当の計。どれも未記入なら空欄 | Cost in yen: what is entered of travel, overtime and allowance; empty where nothing is';
COMMENT ON COLUMN dispatch_costs.entered IS '経費の記入がある派遣の数 | Dispatches with a cost entered';
COMMENT ON COLUMN dispatch_costs.lacking_receipts IS '領収書が足りない派遣の数 | Dispatches with receipts missing';
