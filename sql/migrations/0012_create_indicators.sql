-- 指標：定員・実員の背景となる年次・月次の数字（有効求人倍率、人口など）
-- Indicators: yearly and monthly figures in the background of staffing. An indicator is one series; its code ends with
-- its periodicity, and a value of a code that ends in _annual can only begin with a year, so that yearly and monthly
-- values cannot stand in one series (docs/decisions/0025).

CREATE TABLE indicators (
    indicator_code VARCHAR PRIMARY KEY,
    indicator_ja VARCHAR NOT NULL,
    indicator_en VARCHAR NOT NULL,
    periodicity VARCHAR NOT NULL CHECK (periodicity IN ('annual', 'monthly')),
    -- 年の始まる月：1＝暦年、4＝年度。月次は空 / the month in which the year begins; empty for monthly series
    year_starts_in INTEGER,
    unit_ja VARCHAR,
    unit_en VARCHAR,
    decimals INTEGER NOT NULL,
    definition_ja VARCHAR NOT NULL,
    definition_en VARCHAR NOT NULL,
    sort_order INTEGER NOT NULL,
    CHECK ((periodicity = 'annual') = (year_starts_in IS NOT NULL))
);

CREATE TABLE indicator_values (
    indicator_code VARCHAR NOT NULL REFERENCES indicators (indicator_code),
    -- 年または月の初日 / the first day of the year or month
    starts_on DATE NOT NULL,
    indicator_value DOUBLE,
    source VARCHAR,
    note VARCHAR,
    is_sample BOOLEAN NOT NULL DEFAULT FALSE,
    row_version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (indicator_code, starts_on),
    CHECK (extract('day' FROM starts_on) = 1),
    CHECK (
        right(indicator_code, 8) = '_monthly'
        OR (right(indicator_code, 7) = '_annual' AND extract('month' FROM starts_on) IN (1, 4))
    ),
    CHECK (indicator_value IS NULL OR source IS NOT NULL)
);

-- 公表値のうち、指標の系列に入るもの（値は published_figures にあり、書き写さない）
-- Published figures that stand in a series of an indicator; the values stay where they are.
CREATE TABLE indicator_figures (
    figure_code VARCHAR PRIMARY KEY,
    indicator_code VARCHAR NOT NULL,
    starts_on DATE NOT NULL
);
