-- 災害の必要・確保・不足の計と、必要のうち満たした割合
-- Needs of a disaster in total and the share of them that is met.
-- grain: one row per as-of date, disaster and kind with needs; filter on one as_of
CREATE OR REPLACE VIEW need_totals AS
WITH summed AS (
    SELECT
        as_of,
        disaster_code,
        kind,
        min(calendar_day) FILTER (WHERE needed > 0) AS first_needed_on,
        max(calendar_day) FILTER (WHERE needed > 0) AS last_needed_on,
        CAST(sum(needed) AS BIGINT) AS needed,
        CAST(sum(secured) AS BIGINT) AS secured,
        CAST(sum(met) AS BIGINT) AS met,
        CAST(sum(left_open) AS BIGINT) AS left_open,
        CAST(sum(excess) AS BIGINT) AS excess
    FROM need_days
    GROUP BY as_of, disaster_code, kind
)

SELECT
    *,
    CAST(met AS DOUBLE) / nullif(needed, 0) AS met_rate
FROM summed;

COMMENT ON COLUMN need_totals.met_rate IS 'ニーズ充足率：充足人日÷必要人日。要請の初日から最終日までの全期間（今日より先の日を含む）を数え、対象業務の選択によらず、すべての業務の要請を数える | Share of the need met: met ÷ needed, in person-days, from the first day asked for to the last, days ahead included; requests for every task count, whichever tasks are chosen';
