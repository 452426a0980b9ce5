-- 要請の規模の推移。時点までに申出のあった変更だけを使い、各日には、その日から適用される最も新しい変更が効く
-- The sizes of a request as known at a date: only revisions asked by then, and on each day the newest one
-- that holds from that day on. A later revision never changes what an earlier as-of date says.
-- grain: one row per as-of date, request and revision that holds for some day; filter on one as_of
CREATE OR REPLACE VIEW request_terms AS
WITH known AS (
    SELECT
        k.calendar_day AS as_of,
        r.disaster_code,
        x.status AS disaster_status,
        r.kind,
        v.request_id,
        v.revision_number,
        v.persons_per_day,
        v.start_on,
        v.end_on,
        v.effective_on,
        min(v.effective_on) OVER (
            PARTITION BY k.calendar_day, r.disaster_code, x.status, r.kind, v.request_id
            ORDER BY v.revision_number
            ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        ) AS superseded_on
    FROM calendar_days AS k
    INNER JOIN request_revisions AS v ON v.asked_on IS NULL OR k.calendar_day >= v.asked_on
    INNER JOIN requests AS r ON v.request_id = r.request_id
    INNER JOIN disasters AS x ON r.disaster_code = x.disaster_code
),

bounded AS (
    SELECT
        *,
        greatest(start_on, effective_on) AS first_on,
        least(end_on, superseded_on - 1) AS last_on
    FROM known
    WHERE greatest(start_on, effective_on) <= least(end_on, superseded_on - 1)
)

SELECT
    as_of,
    disaster_code,
    disaster_status,
    kind,
    request_id,
    revision_number,
    persons_per_day,
    first_on,
    last_on,
    CASE
        WHEN as_of <= max(last_on) OVER (PARTITION BY as_of, disaster_code, disaster_status, kind, request_id)
            THEN greatest(
                as_of,
                min(first_on) OVER (PARTITION BY as_of, disaster_code, disaster_status, kind, request_id)
            )
    END AS its_day
FROM bounded;

COMMENT ON COLUMN request_terms.first_on IS 'この規模が効く最初の日 | First day on which this size holds';
COMMENT ON COLUMN request_terms.its_day IS '要請の人数を見る日：時点。期間の前なら初日、期間が過ぎれば空欄 | Day the persons of the request are looked at: the as-of date, or its first day while ahead; empty when over';
COMMENT ON COLUMN request_terms.last_on IS 'この規模が効く最後の日（次の変更の適用日の前日まで） | Last day on which this size holds, before the next revision takes over';
