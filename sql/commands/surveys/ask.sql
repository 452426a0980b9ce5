-- 新しい調査回で求めるセルを用意する（直前の回と同じ市町村×職種。初回は全市町村×見出しの職種）。値は空欄＝未回答
-- Prepare the cells that a new round asks for, unanswered: those of the newest earlier round, and
-- where there is none every municipality's headline occupations.
INSERT INTO headcounts (survey_id, municipality_code, occupation_code)
WITH earlier AS (
    SELECT
        h.municipality_code,
        h.occupation_code,
        rank() OVER (ORDER BY s.as_of DESC, s.survey_id DESC) AS place
    FROM headcounts AS h
    INNER JOIN surveys AS s ON h.survey_id = s.survey_id
    WHERE s.as_of < $as_of
)

SELECT
    $survey_id AS survey_id,
    municipality_code,
    occupation_code
FROM earlier
WHERE place = 1
UNION ALL
SELECT
    $survey_id AS survey_id,
    m.municipality_code,
    o.occupation_code
FROM municipalities AS m
CROSS JOIN occupations AS o
WHERE o.is_headline AND NOT EXISTS (SELECT 1 FROM earlier);
