-- 指標の値。入力した値と、入力のない年・月は公表値（資料の数字）。前の年（月）との差は、前の年（月）の値があるときだけ。
-- 架空の値と実際の値の間では差をとらない
-- Values of indicators: those that were entered and, for a year or month without one, the published figure. The
-- change on the period before is given only where that period has a value, and never between an invented value and a real one.
-- grain: one row per indicator and period with a value
CREATE OR REPLACE VIEW indicator_series AS
WITH known AS (
    SELECT
        indicator_code,
        starts_on,
        indicator_value,
        source,
        note,
        is_sample,
        FALSE AS is_published
    FROM indicator_values
    WHERE indicator_value IS NOT NULL
    UNION ALL
    SELECT
        x.indicator_code,
        x.starts_on,
        f.value,
        f.paper || '／' || f.heading AS source,
        f.definition AS note,
        FALSE AS is_sample,
        TRUE AS is_published
    FROM indicator_figures AS x
    INNER JOIN published_figures AS f ON x.figure_code = f.figure_code
    WHERE
        f.value IS NOT NULL
        AND NOT EXISTS (
            SELECT 1
            FROM indicator_values AS v
            WHERE v.indicator_code = x.indicator_code AND v.starts_on = x.starts_on AND v.indicator_value IS NOT NULL
        )
)

SELECT
    i.indicator_code,
    i.indicator_ja,
    i.indicator_en,
    i.periodicity,
    i.unit_ja,
    i.unit_en,
    i.decimals,
    k.starts_on,
    k.indicator_value,
    k.source,
    k.note,
    k.is_sample,
    k.is_published,
    CAST(extract('year' FROM k.starts_on) AS INTEGER) AS indicator_year,
    CASE WHEN k.is_sample = past.is_sample THEN round(k.indicator_value - past.indicator_value, i.decimals) END
        AS indicator_change
FROM known AS k
INNER JOIN indicators AS i ON k.indicator_code = i.indicator_code
LEFT JOIN known AS past
    ON
        k.indicator_code = past.indicator_code
        AND past.starts_on = CASE
            WHEN i.periodicity = 'annual' THEN CAST(k.starts_on - INTERVAL '1 year' AS DATE)
            ELSE CAST(k.starts_on - INTERVAL '1 month' AS DATE)
        END;

COMMENT ON COLUMN indicator_series.indicator_value IS '指標の値（入力した値。なければ公表値） | The value: as entered, else as published';
COMMENT ON COLUMN indicator_series.is_published IS '公表値か（資料の数字で、入力した値ではない） | Whether it is the figure of a paper and was not entered';
COMMENT ON COLUMN indicator_series.indicator_change IS '前の年（月次は前の月）との差 | Change on the year, or the month, before';
COMMENT ON COLUMN indicator_series.indicator_year IS '年（年度は始まる年） | The year, of a fiscal year the one in which it begins';
