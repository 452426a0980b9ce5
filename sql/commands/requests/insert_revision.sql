-- 要請の規模を1件加える（書き換えも削除もしない）
-- Add one size of a request; revisions are never changed or deleted.
INSERT INTO request_revisions (
    request_id, revision_number, asked_on, effective_on, persons_per_day, start_on, end_on, reason
)
VALUES (
    $request_id, $revision_number, $asked_on, $effective_on, $persons_per_day, $start_on, $end_on, $reason
);
