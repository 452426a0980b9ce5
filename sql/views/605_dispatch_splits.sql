-- 派遣の内訳の区分。範囲（見出し・すべて）と内訳（全体・派遣元の区分・派遣元・派遣先・業務）ごとに、その派遣がどこに入るか。
-- 班＝派遣元と陣が同じ派遣。陣のない派遣は1件で1つの班とする
-- Where a dispatch belongs: by scope (headline or all tasks) and split (total, type of sender, sender,
-- destination, task). A team is a sender with a wave; a dispatch without a wave is a team of its own.
-- grain: one row per dispatch, scope and split
CREATE OR REPLACE VIEW dispatch_splits AS
WITH splits AS (
    SELECT listed.split
    FROM (VALUES ('total'), ('sender_type'), ('sender'), ('destination'), ('task')) AS listed (split)
),

counted AS (
    SELECT DISTINCT dispatch_id
    FROM daily_counts
)

SELECT
    d.dispatch_id,
    d.disaster_code,
    d.kind,
    d.sender_code,
    coalesce(d.wave, '#' || d.dispatch_id) AS team,
    d.wave IS NULL AND y.dispatch_id IS NULL AS is_alone,
    x.scope,
    p.split,
    CASE p.split
        WHEN 'sender_type' THEN s.sender_type
        WHEN 'sender' THEN d.sender_code
        WHEN 'destination' THEN d.destination_code
        WHEN 'task' THEN d.task_code
        ELSE 'total'
    END AS part_code
FROM dispatches AS d
INNER JOIN tasks AS t ON d.task_code = t.task_code
INNER JOIN disasters AS k ON d.disaster_code = k.disaster_code
INNER JOIN senders AS s ON d.sender_code = s.organisation_code
INNER JOIN dispatch_scopes AS x
    ON coalesce(k.headline_task_group IS NULL OR t.task_group = k.headline_task_group, FALSE) = x.is_headline
LEFT JOIN counted AS y ON d.dispatch_id = y.dispatch_id
CROSS JOIN splits AS p;

COMMENT ON COLUMN dispatch_splits.is_alone IS '1件で1つの班であり、日別実績もないか（人数がそのまま実人数になる） | Whether it is a team of its own without daily counts, so that its persons are the distinct ones';
