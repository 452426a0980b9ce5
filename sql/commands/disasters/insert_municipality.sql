-- 被災市町村を1件加える
-- Add one municipality to those a disaster struck.
INSERT INTO disaster_municipalities (disaster_code, municipality_code)
VALUES ($disaster_code, $municipality_code);
