-- 市町村の順位のビュー（どの画面も使っていない。順位は selected_vacancy_ranks にある）を取り除く
-- The view of ranks without a selection, which nothing read, goes; selected_vacancy_ranks has them.
DROP VIEW IF EXISTS vacancy_ranks;
