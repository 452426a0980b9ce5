-- 派遣のほかの手当てを1件記録する
-- Record one closing of a request's gap.
INSERT INTO request_closings (
    entry_key, request_id, closing_kind, persons_per_day, start_on, end_on, decided_on, note
)
VALUES (
    $entry_key, $request_id, $closing_kind, $persons_per_day, $start_on, $end_on, $decided_on, $note
)
RETURNING closing_id;
