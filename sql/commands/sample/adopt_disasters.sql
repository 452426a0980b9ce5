-- 人が記録した派遣・要請・申出・対口支援のある架空の災害を残す
-- Keep the sample disasters to which a person's dispatches, requests, offers or counterpart pairs belong.
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
        OR EXISTS (
            SELECT 1
            FROM offers AS o
            WHERE o.disaster_code = disasters.disaster_code AND NOT o.is_sample
        )
        OR EXISTS (
            SELECT 1
            FROM counterpart_pairs AS p
            WHERE p.disaster_code = disasters.disaster_code AND NOT p.is_sample
        )
    );
