"""The headcount grid: all or nothing, nothing lost, nobody written over unasked."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import screens
from tests.pages.dispatch_log import press, row_counts, said
from tests.routed_app import RoutedApp
from workforce.auth.identity import Actor
from workforce.queries import headcounts as queries
from workforce.services import headcounts, surveys
from workforce.services.headcounts import HeadcountEdit
from workforce.ui import headcount_grid, session

GRID = "pages/staffing/headcounts.py"
VACANCIES = "pages/staffing/vacancies.py"
UKI, YATSUSHIRO = "43213", "43202"


@pytest.fixture
def draft(app: RoutedApp, administrator) -> int:
    """A draft round beside the sample's: two occupations of 宇城市 are answered."""
    survey_id = surveys.create(app.database, administrator, "令和8年調査", date(2026, 4, 1))
    answers = {"admin": {"planned": 120, "actual": 118}, "civil": {"planned": 10, "actual": 8}}
    edits = [HeadcountEdit(UKI, occupation, 1, values) for occupation, values in answers.items()]
    headcounts.save(app.database, administrator, survey_id, edits)
    return survey_id


@pytest.fixture
def page(app: RoutedApp, draft: int) -> AppTest:
    """The grid of 宇城市 in the draft round."""
    return app.open(GRID, m=UKI, survey="2026-04-01")


def grid_of(page: AppTest, municipality: str = UKI) -> headcount_grid.Grid:
    """The grid last opened: a correction of a confirmed round opens the grid of its revision."""
    grids = page.session_state[headcount_grid.STATE]
    return [work for (_, code), work in grids.items() if code == municipality][-1]


def type_in(page: AppTest, typed: dict[str, dict[str, object]], municipality: str = UKI) -> AppTest:
    """Type into cells (occupation → field → value): what the widget then holds, and what it calls."""
    work = grid_of(page, municipality)
    rows = list(work.read["occupation_code"])
    edited = {rows.index(occupation): values for occupation, values in typed.items()}
    with pytest.MonkeyPatch.context() as inside:
        inside.setattr(
            headcount_grid.st,
            "session_state",
            {work.key: {"edited_rows": edited, "added_rows": [], "deleted_rows": []}},
        )
        work.remember()
    return page.run()


def save(page: AppTest, reason: str | None = None) -> AppTest:
    if reason is not None:
        page.text_input[0].set_value(reason)
    return page.button(key="grid_save").click().run()


def save_as_somebody_else(app: RoutedApp, administrator, survey_id: int, occupation: str, **values: object) -> None:
    stored = stored_row(app, survey_id, occupation)
    edit = HeadcountEdit(UKI, occupation, stored and stored["row_version"], values)
    headcounts.save(app.database, administrator, survey_id, [edit])


def stored_row(app: RoutedApp, survey_id: int, occupation: str) -> dict[str, object] | None:
    found = app.answer(queries.current_rows, survey_id=survey_id, municipality_codes=[UKI])
    rows = found[found["occupation_code"] == occupation].astype(object).to_dict("records")
    return rows[0] if rows else None


def shown_row(page: AppTest, occupation: str) -> dict[str, object]:
    work = grid_of(page)
    return page.dataframe[0].value.iloc[list(work.read["occupation_code"]).index(occupation)].to_dict()


def lines(page: AppTest, number: int = 1) -> list[tuple[str, ...]]:
    return list(page.dataframe[number].value.itertuples(index=False, name=None))


def test_saved_cells_show_on_the_next_run_of_every_page(app: RoutedApp, draft: int, page):
    other = app.open(VACANCIES, survey="2026-04-01")
    assert other.metric[0].value == "4人"
    type_in(page, {"civil": {"actual": 6}, "nurse": {"planned": 5, "actual": 4}})
    assert page.button(key="grid_save").label == "2行を保存"
    save(page)
    assert said(page) == ["2行を保存しました。"]
    assert other.run().metric[0].value == "7人"
    assert (stored_row(app, draft, "civil")["actual"], stored_row(app, draft, "nurse")["planned"]) == (6, 5)
    assert (shown_row(page, "civil")["actual"], shown_row(page, "civil")["vacancy"]) == (6, 4)
    assert page.button(key="grid_save").disabled


def test_a_blank_is_unanswered_and_not_nought(app: RoutedApp, draft: int, page):
    save(type_in(page, {"civil": {"actual": None}, "admin": {"actual": 0}}))
    assert pd.isna(stored_row(app, draft, "civil")["actual"])
    assert stored_row(app, draft, "admin")["actual"] == 0


WRONG = {
    "negative": (
        {"civil": {"actual": -1}},
        [("土木技師", "実職員数", "0 以上の値を入力してください（入力値 ▲1）。")],
    ),
    "fraction": (
        {"civil": {"planned": 9.5}},
        [("土木技師", "定員計画数", "整数で入力してください（入力値「9.5」）。")],
    ),
    "more fixed-term than actual": (
        {"civil": {"fixed_term": 9}},
        [("土木技師", "うち任期付", "実職員数（8 人）を超えています。どちらかを直してください。")],
    ),
    "cover without a way": (
        {"civil": {"cover_status": "none", "covered": 2}},
        [("土木技師", "補充人数", "補充の方法が「なし」のときは、補充人数を空欄か 0 にしてください。")],
    ),
    "two rows, one of them sound": (
        {"admin": {"actual": 119}, "civil": {"actual": -1}, "nurse": {"planned": -2, "actual": 1}},
        [
            ("土木技師", "実職員数", "0 以上の値を入力してください（入力値 ▲1）。"),
            ("看護師", "定員計画数", "0 以上の値を入力してください（入力値 ▲2）。"),
        ],
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_may_not_be_saved_is_named_with_its_occupation_and_nothing_is_written(
    app: RoutedApp, draft: int, page, case: str
):
    typed, problems = WRONG[case]
    type_in(page, typed)
    before, typed_in = row_counts(app), grid_of(page).typed
    save(page)
    assert said(page) == [f"入力に誤りが {len(problems)} 件あります。保存はしていません。"]
    assert lines(page) == problems
    assert (row_counts(app), stored_row(app, draft, "admin")["actual"]) == (before, 118)
    assert grid_of(page).typed == typed_in


def test_a_confirmed_round_asks_for_the_reason(app: RoutedApp):
    page = app.open(GRID, m=UKI, survey="2025-04-01")
    before = row_counts(app)
    save(type_in(page, {"civil": {"note": "照会中"}}))
    assert "確定済みの調査回です。変更の理由を入力してください。" in " ".join(screens.texts(page))
    assert row_counts(app) == before

    save(page, reason="市からの訂正報告")
    assert said(page) == ["1行を保存しました。"]
    assert page.text_input[0].value == ""
    page.session_state["grid_history"] = True
    written = list(page.run().dataframe[-1].value.iloc[:, 2:].itertuples(index=False, name=None))
    assert [line[:2] for line in written if line[-1] == "市からの訂正報告"] == [("土木技師", "備考")]


@pytest.mark.parametrize("is_typed_first", [True, False])
def test_what_is_typed_while_someone_else_begins_the_revision_goes_on_in_it(
    app: RoutedApp, administrator, is_typed_first: bool
):
    confirmed = 10
    page = app.open(GRID, m=UKI, survey="2025-04-01")
    steps = [
        lambda: type_in(page, {"civil": {"note": "照会中"}, "admin": {"note": "確認中"}}),
        lambda: headcounts.save(
            app.database,
            administrator,
            confirmed,
            [HeadcountEdit(UKI, "civil", stored_row(app, confirmed, "civil")["row_version"], {"actual": 1})],
            "市からの訂正報告",
        ),
    ]
    for step in steps if is_typed_first else reversed(steps):
        step()
    page.run()
    assert page.button(key="grid_save").label == "2行を保存"
    save(page, reason="別の訂正")
    assert lines(page) == [("土木技師", "備考", "募集中。会計年度任用職員で対応", "照会中")]
    page = press(page, "自分の入力で保存する")
    assert said(page) == ["2行を保存しました。"]
    assert (shown_row(page, "civil")["note"], shown_row(page, "admin")["note"]) == ("照会中", "確認中")


def test_a_cell_changed_meanwhile_shows_both_versions_and_loses_nothing(app: RoutedApp, administrator, draft, page):
    type_in(page, {"civil": {"actual": 6, "cover_status": "fixed_term"}, "admin": {"actual": 0}})
    save_as_somebody_else(app, administrator, draft, "civil", actual=7, note="再調査")
    save(page)
    assert said(page) == [
        "表示したあとに他の人が変更しました（1 件）。両方の内容を確かめてから、もう一度保存してください。"
        "あなたの入力は残っています。"
    ]
    assert lines(page) == [("土木技師", "実職員数", "7", "6"), ("土木技師", "欠員の補充", "－", "任期付")]
    assert (stored_row(app, draft, "civil")["actual"], stored_row(app, draft, "admin")["actual"]) == (7, 118)
    assert len(grid_of(page).typed) == 2


def test_keeping_ones_own_cell_leaves_what_the_other_wrote_beside_it(app: RoutedApp, administrator, draft, page):
    type_in(page, {"civil": {"actual": 6}})
    save_as_somebody_else(app, administrator, draft, "civil", actual=7, note="再調査")
    page = press(save(page), "自分の入力で保存する")
    assert said(page) == ["1行を保存しました。"]
    row = stored_row(app, draft, "civil")
    assert (row["actual"], row["note"]) == (6, "再調査")


def test_taking_the_stored_row_keeps_what_was_typed_in_other_rows(app: RoutedApp, administrator, draft, page):
    type_in(page, {"civil": {"actual": 6}, "admin": {"actual": 117}})
    save_as_somebody_else(app, administrator, draft, "civil", actual=7)
    page = press(save(page), "保存されている内容に合わせる")
    assert (shown_row(page, "civil")["actual"], shown_row(page, "admin")["actual"]) == (7, 117)
    save(page)
    assert said(page) == ["1行を保存しました。"]
    assert (stored_row(app, draft, "civil")["actual"], stored_row(app, draft, "admin")["actual"]) == (7, 117)


def test_a_row_that_two_people_fill_in_first_is_told_too(app: RoutedApp, administrator, draft, page):
    type_in(page, {"nurse": {"planned": 5, "actual": 0}})
    save_as_somebody_else(app, administrator, draft, "nurse", planned=5, actual=4)
    save(page)
    assert lines(page) == [("看護師", "実職員数", "4", "0")]


def test_what_is_not_saved_survives_another_municipality_and_another_page(app: RoutedApp, draft, page):
    type_in(page, {"civil": {"actual": 6}})
    page.selectbox(key="choice_m").set_value(YATSUSHIRO).run()
    assert any("宇城市 1" in text for text in said(page))
    page.switch_page(VACANCIES).run()
    page.switch_page(GRID).run()
    page.selectbox(key="choice_m").set_value(UKI).run()
    assert shown_row(page, "civil")["actual"] == 6
    assert save(page).success[0].value == "1行を保存しました。"
    assert stored_row(app, draft, "civil")["actual"] == 6


def test_a_fraction_survives_another_page_too_and_is_still_refused(app: RoutedApp, draft, page):
    type_in(page, {"civil": {"actual": 6.5}})
    page.switch_page(VACANCIES).run()
    page.switch_page(GRID).run()
    assert screens.faults(page) == []
    assert lines(save(page)) == [("土木技師", "実職員数", "整数で入力してください（入力値「6.5」）。")]


def test_after_coming_back_further_cells_add_to_what_was_typed(app: RoutedApp, draft, page):
    type_in(page, {"civil": {"actual": 6}})
    page.switch_page(VACANCIES).run()
    page.switch_page(GRID).run()
    type_in(page, {"civil": {"note": "照会中"}, "admin": {"actual": 117}})
    assert save(page).success[0].value == "2行を保存しました。"
    row = stored_row(app, draft, "civil")
    assert (row["actual"], row["note"]) == (6, "照会中")


def test_a_cell_typed_back_is_no_change(page):
    type_in(page, {"civil": {"actual": 8, "note": None}})
    assert page.button(key="grid_save").disabled


def test_discarding_shows_what_is_stored(app: RoutedApp, draft, page):
    type_in(page, {"civil": {"actual": 6}})
    press(page, "入力を捨てる")
    assert (shown_row(page, "civil")["actual"], grid_of(page).typed) == (8, {})


def test_an_untouched_grid_follows_what_others_save(app: RoutedApp, administrator, draft, page):
    save_as_somebody_else(app, administrator, draft, "civil", actual=7)
    assert shown_row(page.run(), "civil")["actual"] == 7


def test_the_grid_in_work_speaks_the_language_it_is_read_in(page):
    type_in(page, {"civil": {"actual": 6}})
    page.button(key="switch_language").click().run()
    assert not any(re.search(r"[ぁ-ん一-龠]", str(name)) for name in page.dataframe[0].value["occupation"])
    assert shown_row(page, "civil")["occupation"] == "Civil engineer"
    assert grid_of(page).typed != {}


def test_a_correction_of_a_confirmed_round_stands_beside_what_was_first_confirmed(app: RoutedApp):
    page = app.open(GRID, m=UKI, survey="2025-04-01")
    before = shown_row(page, "civil")["actual"]
    save(type_in(page, {"civil": {"actual": before - 1}}), reason="市からの訂正報告")
    assert said(page) == ["1行を保存しました。"]
    assert (page.selectbox(key="choice_survey").value, shown_row(page, "civil")["actual"]) == ("2025-04-01", before - 1)
    offered = [option for option in page.selectbox(key="choice_survey").options if "令和7年4月1日" in option]
    assert [option.rsplit("（", 1)[1] for option in offered] == ["確報・訂正後）", "確報・当初確定）"]

    first = app.open(GRID, m=UKI, survey="2025-04-01-first")
    assert "当初確定の値です。" in " ".join(screens.texts(first))
    (table,) = first.dataframe
    assert table.value.set_index("occupation").loc["土木技師", "actual"] == before
    assert [button.key for button in first.button] == ["switch_language"]


def test_a_viewer_saves_nothing_and_keeps_what_he_typed(app: RoutedApp, draft, page, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(session, "actor", lambda: Actor("somebody", "viewer"))
    before = row_counts(app)
    save(type_in(page, {"civil": {"actual": 6}}))
    assert "この操作を行う権限がありません。必要な場合は管理者に依頼してください。" in said(page)
    assert row_counts(app) == before
    assert grid_of(page).typed != {}
