-- 派遣に使われた申出の版を進める。見たときの版のままの場合だけ
-- Move the version of an offer that is made into a dispatch, only if it still has the version that was seen.
UPDATE offers
SET row_version = row_version + 1
WHERE offer_id = $offer_id AND row_version = $seen_version
RETURNING row_version;
