-- 交代計画の陣となった派遣を記録する
-- Note the dispatch that a wave of a rotation became.
INSERT INTO rotation_waves (rotation_id, wave_number, dispatch_id)
VALUES ($rotation_id, $wave_number, $dispatch_id);
