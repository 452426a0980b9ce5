-- 取り下げて再開した申出・取りやめて再開した手当ての、その間の期間と、申出の準備の状況をそれまでに確かめた日
-- Withdrawals that were taken back, of offers and of closings, each with its days, and the days on which the readiness of
-- an offer had been confirmed before. The row itself holds only the newest of these days, and as-of figures need all of
-- them: docs/decisions/0073. What the audit trail remembers is brought over.

-- offer_id と closing_id に外部キーを置かない理由: docs/decisions/0030
CREATE TABLE offer_withdrawals (
    offer_id BIGINT NOT NULL,
    withdrawn_on DATE NOT NULL,
    -- 再開した日。この日からまた有効 / the day it was taken back; the offer stands again from then on
    renewed_on DATE NOT NULL,
    PRIMARY KEY (offer_id, withdrawn_on),
    CHECK (renewed_on > withdrawn_on)
);

CREATE TABLE closing_withdrawals (
    closing_id BIGINT NOT NULL,
    withdrawn_on DATE NOT NULL,
    renewed_on DATE NOT NULL,
    PRIMARY KEY (closing_id, withdrawn_on),
    CHECK (renewed_on > withdrawn_on)
);

CREATE TABLE offer_confirmations (
    offer_id BIGINT NOT NULL,
    confirmed_on DATE NOT NULL,
    PRIMARY KEY (offer_id, confirmed_on)
);

CREATE TEMP TABLE remembered AS
SELECT
    table_name,
    try_cast(row_key AS BIGINT) AS row_number,
    try_cast(before_json ->> '$.withdrawn_on' AS DATE) AS withdrawn_on,
    try_cast(after_json ->> '$.withdrawn_on' AS DATE) AS withdrawn_after,
    try_cast(before_json ->> '$.confirmed_on' AS DATE) AS confirmed_on,
    try_cast(after_json ->> '$.confirmed_on' AS DATE) AS confirmed_after,
    -- 日本時間の日 / the day in Japan
    CAST(happened_at + INTERVAL '9' HOUR AS DATE) AS happened_on
FROM audit_entries
WHERE table_name IN ('offers', 'request_closings') AND before_json IS NOT NULL AND after_json IS NOT NULL;

INSERT INTO offer_withdrawals (offer_id, withdrawn_on, renewed_on)
SELECT
    r.row_number,
    r.withdrawn_on,
    max(r.happened_on) AS renewed_on
FROM remembered AS r
INNER JOIN offers AS o ON r.row_number = o.offer_id
WHERE r.table_name = 'offers' AND r.withdrawn_after IS NULL AND r.happened_on > r.withdrawn_on
GROUP BY r.row_number, r.withdrawn_on;

INSERT INTO closing_withdrawals (closing_id, withdrawn_on, renewed_on)
SELECT
    r.row_number,
    r.withdrawn_on,
    max(r.happened_on) AS renewed_on
FROM remembered AS r
INNER JOIN request_closings AS c ON r.row_number = c.closing_id
WHERE r.table_name = 'request_closings' AND r.withdrawn_after IS NULL AND r.happened_on > r.withdrawn_on
GROUP BY r.row_number, r.withdrawn_on;

INSERT INTO offer_confirmations (offer_id, confirmed_on)
SELECT DISTINCT
    r.row_number,
    r.confirmed_on
FROM remembered AS r
INNER JOIN offers AS o ON r.row_number = o.offer_id
WHERE r.table_name = 'offers' AND r.confirmed_after > r.confirmed_on;

DROP TABLE remembered;
