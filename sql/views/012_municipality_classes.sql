-- 市町村の規模区分（人口の段階）と類似団体の区分（団体の種別×人口の段階）。人口が登録されていない市町村は「人口不明」で、類似団体に入らない
-- 段階の境目は、総務省の類型（市町村類型）の境目から採る。産業構造は見ない
-- Size class of each municipality by population, and the group of similar municipalities it is compared with: type and
-- size. The limits are among those of the national classification of municipalities; industry is left out. Without
-- a population the size is unknown and there is no such group.
-- grain: one row per municipality
CREATE OR REPLACE VIEW municipality_classes AS
SELECT
    municipality_code,
    region_code,
    municipality_type,
    CASE
        WHEN population IS NULL THEN 'unknown'
        WHEN population < 5000 THEN 'under_5k'
        WHEN population < 10000 THEN '5k_10k'
        WHEN population < 20000 THEN '10k_20k'
        WHEN population < 50000 THEN '20k_50k'
        WHEN population < 100000 THEN '50k_100k'
        ELSE 'over_100k'
    END AS size_class,
    CASE
        WHEN municipality_type = 'designated_city' THEN 'designated_city'
        WHEN population IS NULL THEN NULL
        WHEN municipality_type = 'city' THEN CASE WHEN population < 50000 THEN 'city_under_50k' ELSE 'city_over_50k' END
        WHEN population < 5000 THEN 'town_under_5k'
        WHEN population < 10000 THEN 'town_5k_10k'
        WHEN population < 20000 THEN 'town_10k_20k'
        ELSE 'town_over_20k'
    END AS peer_group
FROM municipalities;

COMMENT ON COLUMN municipality_classes.size_class IS '規模区分：人口5千・1万・2万・5万・10万人を境に6段階。人口の登録がなければ人口不明 | Size class: population in six bands with limits at 5, 10, 20, 50 and 100 thousand; unknown without a registered population';
COMMENT ON COLUMN municipality_classes.peer_group IS '類似団体の区分：政令指定都市、市（人口5万人を境に2段階）、町村（5千・1万・2万人を境に4段階） | Group of similar municipalities: designated city; cities below and above 50 thousand; towns and villages in four bands with limits at 5, 10 and 20 thousand';
