-- 取り除いた災害の被災市町村を取り除く
-- Remove the municipalities of disasters that are gone.
DELETE FROM disaster_municipalities
WHERE NOT EXISTS (
    SELECT 1
    FROM disasters AS x
    WHERE x.disaster_code = disaster_municipalities.disaster_code
);
