-- 人が記録した派遣・要請のある架空の災害を残す
-- Keep the sample disasters to which a person's dispatches or requests belong.
UPDATE disasters
SET is_sample = FALSE
WHERE
    is_sample
    AND (
        EXISTS (
            SELECT 1
            FROM dispatches AS d
            WHERE d.disaster_code = disasters.disaster_code AND NOT d.is_sample
        )
        OR EXISTS (
            SELECT 1
            FROM requests AS r
            WHERE r.disaster_code = disasters.disaster_code AND NOT r.is_sample
        )
    );
