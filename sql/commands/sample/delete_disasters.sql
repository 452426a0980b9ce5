-- 架空の災害を取り除く（派遣・要請・申出・対口支援が残る災害は残す）
-- Remove the sample disasters, but for those with dispatches, requests, offers or counterpart pairs that stay.
DELETE FROM disasters
WHERE
    is_sample
    AND NOT EXISTS (
        SELECT 1
        FROM dispatches AS d
        WHERE d.disaster_code = disasters.disaster_code
    )
    AND NOT EXISTS (
        SELECT 1
        FROM requests AS r
        WHERE r.disaster_code = disasters.disaster_code
    )
    AND NOT EXISTS (
        SELECT 1
        FROM offers AS o
        WHERE o.disaster_code = disasters.disaster_code
    )
    AND NOT EXISTS (
        SELECT 1
        FROM counterpart_pairs AS p
        WHERE p.disaster_code = disasters.disaster_code
    );
