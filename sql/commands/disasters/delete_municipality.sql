-- 被災市町村を1件除く
-- Take one municipality away from those a disaster struck.
DELETE FROM disaster_municipalities
WHERE disaster_code = $disaster_code AND municipality_code = $municipality_code;
