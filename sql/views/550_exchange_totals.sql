-- 人事交流の年度・種類ごとの人数：記録した人数（取下げを除く）と、公表された人数
-- Staff exchange by fiscal year and type: persons recorded, withdrawn rows left out, beside persons published.
-- grain: one row per fiscal year and exchange type with a record or a published figure
CREATE OR REPLACE VIEW exchange_totals AS
WITH recorded AS (
    SELECT
        fiscal_year,
        exchange_type,
        sum(persons) AS persons
    FROM staff_exchanges
    WHERE exchange_state = 'valid'
    GROUP BY fiscal_year, exchange_type
),

published AS (
    SELECT
        s.fiscal_year,
        s.exchange_type,
        f.value AS persons,
        f.paper
    FROM exchange_figures AS s
    INNER JOIN published_figures AS f ON s.figure_code = f.figure_code
)

SELECT
    coalesce(r.fiscal_year, p.fiscal_year) AS fiscal_year,
    coalesce(r.exchange_type, p.exchange_type) AS exchange_type,
    CAST(coalesce(r.persons, 0) AS BIGINT) AS recorded_persons,
    CAST(p.persons AS BIGINT) AS published_persons,
    CAST(coalesce(r.persons, 0) - p.persons AS BIGINT) AS difference,
    p.paper
FROM recorded AS r
FULL OUTER JOIN published AS p
    ON r.fiscal_year = p.fiscal_year AND r.exchange_type = p.exchange_type;

COMMENT ON COLUMN exchange_totals.recorded_persons IS '記録した人数（取下げを除く） | Persons recorded, withdrawn rows left out';
COMMENT ON COLUMN exchange_totals.published_persons IS '公表された人数。公表がなければ空欄 | Persons published; empty where nothing is';
COMMENT ON COLUMN exchange_totals.difference IS '記録−公表 | Recorded − published';
