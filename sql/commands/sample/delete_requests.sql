-- 架空の要請を取り除く（派遣・申出・手当てが残る要請は、架空のまま残す）
-- Remove the sample requests, but for those that a remaining dispatch, offer or closing
-- belongs to.
DELETE FROM requests
WHERE
    is_sample
    AND NOT EXISTS (
        SELECT 1
        FROM dispatches AS d
        WHERE d.request_id = requests.request_id
    )
    AND NOT EXISTS (
        SELECT 1
        FROM offers AS o
        WHERE o.request_id = requests.request_id
    )
    AND NOT EXISTS (
        SELECT 1
        FROM request_closings AS c
        WHERE c.request_id = requests.request_id
    );
