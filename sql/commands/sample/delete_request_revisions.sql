-- 取り除いた要請の規模の変更を取り除く
-- Remove the revisions of requests that are gone.
DELETE FROM request_revisions
WHERE NOT EXISTS (
    SELECT 1
    FROM requests AS r
    WHERE r.request_id = request_revisions.request_id
);
