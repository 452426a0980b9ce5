-- 同じ調査回に、同じ市町村から同じ日に聞いた、同じ分類・職種のこと（取消を除く。職種の NULL は「職種なし」）
-- What a municipality said on one day of a round in one category about one occupation (NULL: about none), cancelled
-- notes left out
-- grain: one row per hearing
-- params: survey_id, municipality_code, category_code, occupation_code, heard_on
SELECT hearing_id
FROM hearings
WHERE
    survey_id = $survey_id
    AND municipality_code = $municipality_code
    AND category_code = $category_code
    AND occupation_code IS NOT DISTINCT FROM CAST($occupation_code AS VARCHAR)
    AND heard_on = $heard_on
    AND hearing_status <> 'cancelled'
ORDER BY hearing_id;
