-- 類似団体との比較。団体の種別と人口の段階が同じ市町村の、欠員率と充足率の中央値（自団体を含む）と、その中の順位
-- その区分の全セルに回答した団体だけを比べ、3団体に満たなければ中央値を出さない
-- Each municipality beside those of similar type and size, itself among them: the medians of vacancy rate and fill rate and
-- its place by rate. Only municipalities that answered every cell are compared, and fewer than three give no median.
-- grain: one row per survey, municipality and selection of occupations
CREATE OR REPLACE VIEW vacancy_peers AS
WITH compared AS (
    SELECT
        v.survey_id,
        v.municipality_code,
        v.group_filter,
        c.peer_group,
        v.vacancy_rate,
        v.fill_rate
    FROM vacancies_by_municipality_and_group AS v
    INNER JOIN municipality_classes AS c ON v.municipality_code = c.municipality_code
    WHERE v.is_answered AND v.vacancy_rate IS NOT NULL AND c.peer_group IS NOT NULL
),

medians AS (
    SELECT
        survey_id,
        group_filter,
        peer_group,
        count(*) AS peers,
        CASE WHEN count(*) >= 3 THEN percentile_cont(0.5) WITHIN GROUP (ORDER BY vacancy_rate) END
            AS median_vacancy_rate,
        CASE WHEN count(*) >= 3 THEN percentile_cont(0.5) WITHIN GROUP (ORDER BY fill_rate) END AS median_fill_rate
    FROM compared
    GROUP BY survey_id, group_filter, peer_group
),

ranked AS (
    SELECT
        survey_id,
        municipality_code,
        group_filter,
        rank() OVER (PARTITION BY survey_id, group_filter, peer_group ORDER BY vacancy_rate DESC) AS peer_rank
    FROM compared
)

SELECT
    v.survey_id,
    v.municipality_code,
    v.group_filter,
    c.peer_group,
    v.vacancy,
    v.vacancy_rate,
    v.fill_rate,
    v.is_answered,
    coalesce(m.peers, 0) AS peers,
    m.median_vacancy_rate,
    m.median_fill_rate,
    r.peer_rank,
    CASE WHEN r.peer_rank IS NOT NULL THEN v.vacancy_rate - m.median_vacancy_rate END AS rate_above_peers,
    coalesce(r.peer_rank IS NOT NULL AND v.vacancy_rate > m.median_vacancy_rate, FALSE) AS is_above_peers
FROM vacancies_by_municipality_and_group AS v
INNER JOIN municipality_classes AS c ON v.municipality_code = c.municipality_code
LEFT JOIN medians AS m
    ON v.survey_id = m.survey_id AND v.group_filter = m.group_filter AND c.peer_group = m.peer_group
LEFT JOIN ranked AS r
    ON v.survey_id = r.survey_id AND v.group_filter = r.group_filter AND v.municipality_code = r.municipality_code;

COMMENT ON COLUMN vacancy_peers.peers IS '比べる類似団体の数（自団体を含む、全セルに回答した団体） | Similar municipalities compared, itself among them, with every cell answered';
COMMENT ON COLUMN vacancy_peers.median_vacancy_rate IS '類似団体の欠員率の中央値（3団体以上のとき） | Median vacancy rate of similar municipalities, of three or more';
COMMENT ON COLUMN vacancy_peers.median_fill_rate IS '類似団体の充足率の中央値（3団体以上のとき） | Median fill rate of similar municipalities, of three or more';
COMMENT ON COLUMN vacancy_peers.peer_rank IS '類似団体の中の欠員率の高い順の順位（回答のそろわない団体は空欄） | Place by vacancy rate among similar municipalities, highest first; empty with a cell unanswered';
COMMENT ON COLUMN vacancy_peers.is_above_peers IS '欠員率が類似団体の中央値より高いか | Whether the vacancy rate is above the median of similar municipalities';
COMMENT ON COLUMN vacancy_peers.rate_above_peers IS '欠員率と類似団体の中央値との差 | Vacancy rate less the median of similar municipalities';
