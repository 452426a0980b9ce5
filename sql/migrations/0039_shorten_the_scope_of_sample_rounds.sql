-- 架空データの調査回の「範囲」から、公表値についての注記を除く（市町村へ送る調査票に載るため。注記は公表値の側にある）。
-- それを引き継いだ調査回も同じ
-- Take the note about a published total out of the scope of sample rounds, and of rounds that took it over from them: the
-- scope stands in the form that goes out to municipalities, and the published figures have the note.
UPDATE surveys
SET
    scope_ja = replace(
        scope_ja,
        '（政令指定都市を含む）。公表された総職員数がこれを含むかは資料に明記がない。',
        '（政令指定都市を含む）'
    ),
    scope_en = replace(
        scope_en,
        'the designated city among them. The paper does not say whether its total includes that city.',
        'the designated city among them'
    )
WHERE scope_ja LIKE '%公表された総職員数がこれを含むかは資料に明記がない。';
