-- 1つの災害の内訳（全体・派遣元の区分・派遣元・派遣先・業務）ごとの、数え方ごとの実績と、別に予定
-- One disaster by a split (total, sender type, sender, destination, task) and every measure, planned apart
-- grain: one row per part of the split
-- params: disaster_code, kind, scope, split, as_of
SELECT
    t.*,
    coalesce(s.organisation_ja, j.task_ja) AS part_ja,
    coalesce(s.organisation_en, j.task_en) AS part_en,
    coalesce(s.short_ja, j.short_ja) AS short_ja,
    coalesce(s.short_en, j.short_en) AS short_en
FROM dispatch_tallies AS t
LEFT JOIN senders AS s ON t.part_code = s.organisation_code AND t.split IN ('sender', 'destination')
LEFT JOIN tasks AS j ON t.part_code = j.task_code AND t.split = 'task'
WHERE
    t.as_of = $as_of
    AND t.disaster_code = $disaster_code
    AND t.kind = $kind
    AND t.scope = $scope
    AND t.split = $split
ORDER BY t.person_days DESC, t.planned_person_days DESC, t.part_code ASC;
