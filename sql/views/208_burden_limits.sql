-- 派遣負担の境目。欠員率がこれを超える団体を「欠員が多い」とする。「負担が重い」は職員あたりの負担が中央値を超えること
-- Where the limits of a burden lie: a municipality is short whose vacancy rate is above this. It sends heavily when
-- its burden is above the median of all municipalities.
-- grain: one row
CREATE OR REPLACE VIEW burden_limits AS
SELECT CAST(0.05 AS DOUBLE) AS short_rate;

COMMENT ON COLUMN burden_limits.short_rate IS '欠員率がこれを超える団体を「欠員が多い」とする | A vacancy rate above this counts as short';
