-- 市町村全体の派遣負担率。全職種（all）と職種ごと。率は職員数の回答がある団体の延べ人日÷(その職員数×期間の日数)
-- Burden of all municipalities together, over all occupations ('all') and by occupation. The rate sets the
-- person-days of the municipalities with an answer about staff against their staff.
-- grain: one row per as-of date, survey, disaster, kind, scope and occupation or all; filter on one as_of
CREATE OR REPLACE VIEW burden_totals AS
WITH summed AS (
    SELECT
        as_of,
        survey_id,
        disaster_code,
        kind,
        scope,
        occupation_filter,
        max(period_days) AS period_days,
        max(short_rate) AS short_rate,
        CAST(sum(person_days) AS BIGINT) AS person_days,
        sum(person_days) FILTER (WHERE staff IS NOT NULL) AS person_days_answered,
        CAST(sum(staff) AS BIGINT) AS staff,
        sum(vacancy) AS vacancy,
        sum(planned) AS planned,
        count(*) AS municipalities,
        count(staff) AS answered,
        count(*) FILTER (WHERE person_days > 0) AS municipal_senders,
        count(*) FILTER (WHERE is_short_yet_sending) AS municipalities_short_yet_sending
    FROM sender_burdens
    GROUP BY as_of, survey_id, disaster_code, kind, scope, occupation_filter
)

SELECT
    as_of,
    survey_id,
    disaster_code,
    kind,
    scope,
    occupation_filter,
    period_days,
    person_days,
    staff,
    municipalities,
    answered,
    CAST(person_days AS DOUBLE) / period_days AS persons_a_day,
    CAST(person_days_answered AS DOUBLE) / nullif(staff * period_days, 0) AS burden_rate,
    CAST(vacancy AS DOUBLE) / nullif(planned, 0) AS vacancy_rate,
    short_rate,
    municipal_senders,
    municipalities_short_yet_sending
FROM summed;

COMMENT ON COLUMN burden_totals.persons_a_day IS '1日平均の派遣人数：延べ人日÷期間の日数 | Persons away on an average day: person-days ÷ days of the period';
COMMENT ON COLUMN burden_totals.burden_rate IS '派遣負担率：延べ人日÷(職員数×期間の日数)。職員数の回答がある団体について | Burden rate: person-days ÷ (staff × days of the period), of the municipalities with an answer about staff';
COMMENT ON COLUMN burden_totals.answered IS '職員数の回答がある市町村の数 | Municipalities with an answer about staff';
COMMENT ON COLUMN burden_totals.municipal_senders IS '派遣元の市町村の数（延べ人日が1以上）。職種間で足し上げられない | Municipalities that sent somebody; not additive over occupations';
COMMENT ON COLUMN burden_totals.municipalities_short_yet_sending IS '欠員率が境目を超えるのに派遣負担率も中央値を超える市町村の数 | Municipalities short of staff that yet send more than the median';
