-- 災害と派遣先の、取り下げていない対口支援の組
-- The counterpart pairs of a destination in a disaster that are not withdrawn
-- grain: one row per pair
-- params: disaster_code, destination_code
SELECT
    pair_id,
    disaster_code,
    destination_code,
    sender_code,
    is_lead,
    start_on,
    end_on,
    note
FROM counterpart_pairs
WHERE disaster_code = $disaster_code AND destination_code = $destination_code AND pair_state = 'valid'
ORDER BY pair_id;
