-- 派遣1件ごとの根拠と経費（旅費・時間外・災害派遣手当・負担する団体・特別交付税・領収書）
-- What a dispatch rests on and what it costs: legal basis, travel, overtime, allowance, who pays, special
-- allocation tax, receipts. A table of its own, as most dispatches never have any: docs/decisions/0046.

-- dispatch_id に外部キーを置かない理由: docs/decisions/0003
CREATE TABLE dispatch_accounts (
    dispatch_id BIGINT PRIMARY KEY,
    legal_basis VARCHAR CHECK (legal_basis IN (
        'autonomy_act', 'official_trip', 'disaster_act', 'agreement', 'other_basis'
    )),
    -- 円。NULL は未記入で、0円とは区別する / yen; NULL: not entered yet, which is not 0
    travel_cost BIGINT CHECK (travel_cost >= 0),
    overtime_cost BIGINT CHECK (overtime_cost >= 0),
    allowance_cost BIGINT CHECK (allowance_cost >= 0),
    payer VARCHAR CHECK (payer IN ('sender_pays', 'destination_pays', 'prefecture_pays', 'nation_pays')),
    special_tax VARCHAR CHECK (special_tax IN ('eligible', 'not_eligible')),
    receipts_missing INTEGER CHECK (receipts_missing >= 0),
    note VARCHAR,
    row_version BIGINT NOT NULL DEFAULT 1
);

-- 公表された中長期派遣の系列：年度ごとの要望と確保。値は published_figures にある
CREATE TABLE mid_long_figures (
    figure_code VARCHAR PRIMARY KEY,
    fiscal_year INTEGER NOT NULL,
    mid_long_series VARCHAR NOT NULL CHECK (mid_long_series IN ('requested', 'secured'))
);
