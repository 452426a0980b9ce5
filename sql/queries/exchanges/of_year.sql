-- ある年度の人事交流の記録（取下げを除く）
-- The records of staff exchange of a fiscal year, withdrawn ones left out
-- grain: one row per exchange
-- params: fiscal_year
SELECT *
FROM staff_exchanges
WHERE fiscal_year = $fiscal_year AND exchange_state = 'valid'
ORDER BY exchange_id;
