-- 架空の派遣を取り除く（日別実績・経費が残る派遣は、架空のまま残す）
-- Remove the sample dispatches, but for those whose daily counts or costs stay.
DELETE FROM dispatches
WHERE
    is_sample
    AND NOT EXISTS (
        SELECT 1
        FROM daily_counts AS y
        WHERE y.dispatch_id = dispatches.dispatch_id
    )
    AND NOT EXISTS (
        SELECT 1
        FROM dispatch_accounts AS a
        WHERE a.dispatch_id = dispatches.dispatch_id
    );
