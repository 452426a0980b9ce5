-- 架空の日別実績を取り除く（人も実績を記録した派遣のものは残す）
-- Remove the sample daily counts, but for those of a dispatch for which a person counted too.
DELETE FROM daily_counts
WHERE
    is_sample
    AND NOT EXISTS (
        SELECT 1
        FROM daily_counts AS y
        WHERE y.dispatch_id = daily_counts.dispatch_id AND NOT y.is_sample
    );
