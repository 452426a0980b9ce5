-- 中長期派遣の台帳：派遣先×職種×年度。要請・確保は年度のうちで最も多い日の人数
-- The ledger of mid- to long-term dispatches by destination, occupation and fiscal year. Requested and secured are
-- those of the day of the year with most, so that a successor is not counted beside the one who left.
-- grain: one row per as-of date, disaster, destination, occupation and fiscal year; filter on one as_of
-- additive: requested_most, secured_most, short_most, arrived, returned, on_april, on_october, person_months
CREATE OR REPLACE VIEW mid_long_ledger AS
WITH peaks AS (
    SELECT
        as_of,
        disaster_code,
        destination_code,
        occupation_code,
        fiscal_year,
        max(requested) AS requested_most,
        max(secured) AS secured_most,
        max(greatest(requested - secured, 0)) AS short_most
    FROM mid_long_days
    GROUP BY as_of, disaster_code, destination_code, occupation_code, fiscal_year
),

moves AS (
    SELECT
        as_of,
        disaster_code,
        destination_code,
        occupation_code,
        fiscal_year,
        CAST(sum(arrived) AS BIGINT) AS arrived,
        CAST(sum(returned) AS BIGINT) AS returned,
        CAST(sum(on_april) AS BIGINT) AS on_april,
        CAST(sum(on_october) AS BIGINT) AS on_october,
        sum(person_months) AS person_months
    FROM mid_long_moves
    GROUP BY as_of, disaster_code, destination_code, occupation_code, fiscal_year
)

SELECT
    p.as_of,
    p.disaster_code,
    p.destination_code,
    p.occupation_code,
    p.fiscal_year,
    p.requested_most,
    p.secured_most,
    p.short_most,
    coalesce(m.arrived, 0) AS arrived,
    coalesce(m.returned, 0) AS returned,
    coalesce(m.on_april, 0) AS on_april,
    coalesce(m.on_october, 0) AS on_october,
    coalesce(m.person_months, 0) AS person_months
FROM peaks AS p
LEFT JOIN moves AS m
    ON
        p.as_of = m.as_of
        AND p.disaster_code = m.disaster_code
        AND p.destination_code = m.destination_code
        AND p.occupation_code = m.occupation_code
        AND p.fiscal_year = m.fiscal_year;

COMMENT ON COLUMN mid_long_ledger.requested_most IS '要請：年度のうちで最も多い日の人数（取消を除く） | Requested, on the day of the year with most; cancelled requests left out';
COMMENT ON COLUMN mid_long_ledger.secured_most IS '確保：年度のうちで最も多い日の人数（時点以降の日は予定を含む） | Secured, on the day of the year with most; plans are part of it on days from the as-of date on';
COMMENT ON COLUMN mid_long_ledger.short_most IS '不足：年度のうちで最も足りない日の（要請−確保） | Requested − secured on the day of the year with most missing';
