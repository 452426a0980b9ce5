-- 市町村の順位（欠員率の順、欠員数の順と上位から足した割合）と、その調査回の団体の数。
-- 欠員率の順位は全セルに回答がある団体だけに付ける
-- Places of the municipalities by vacancy rate and by number of vacancies, the share of all vacancies held
-- from the first on, and how many municipalities of the round are ranked, full or unanswered. Only a municipality that
-- answered every cell has a place by rate.
-- grain: one row per survey and municipality
CREATE OR REPLACE VIEW vacancy_ranks AS
SELECT
    survey_id,
    municipality_code,
    vacancy_order,
    vacancy_rate_rank,
    municipalities_ranked,
    municipalities_without_vacancy,
    municipalities_unanswered,
    cumulative_vacancy_share
FROM selected_vacancy_ranks
WHERE region_filter = 'all' AND type_filter = 'all' AND size_filter = 'all' AND group_filter = 'all';

COMMENT ON COLUMN vacancy_ranks.vacancy_order IS '欠員の多い順の通し番号（同数は欠員率、コードの順） | Position by number of vacancies, then rate, then code';
COMMENT ON COLUMN vacancy_ranks.vacancy_rate_rank IS '欠員率の高い順の順位（同率は同順位。回答のそろわない団体、欠員率のない団体は空欄） | Rank by vacancy rate, highest first, ties share a rank; empty without a rate or with a cell unanswered';
COMMENT ON COLUMN vacancy_ranks.municipalities_ranked IS '順位のある団体の数 | Municipalities that have a rank';
COMMENT ON COLUMN vacancy_ranks.municipalities_without_vacancy IS '全セルに回答があり欠員のない団体の数 | Municipalities that answered every cell and have no vacancy';
COMMENT ON COLUMN vacancy_ranks.municipalities_unanswered IS '回答のそろっていない団体の数 | Municipalities with a cell unanswered, or none asked';
COMMENT ON COLUMN vacancy_ranks.cumulative_vacancy_share IS '欠員の多い順に足した、県計に占める割合 | Share of all vacancies held by this and the municipalities before it';
