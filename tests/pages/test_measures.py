"""Register a measure, see the vacancies it aims at and those without any."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

from tests.pages import screens
from tests.pages.dispatch_log import beside, press, row_counts, said
from tests.routed_app import RoutedApp

PAGE = "pages/staffing/measures.py"
SOUND = {
    "measure_type": "recruitment",
    "measure_status": "running",
    "since_on": date(2025, 10, 1),
    "content": "保育士の合同就職説明会",
    "aimed_occupation_codes": ["nursery"],
}


def fill(page: AppTest, **values: object) -> AppTest:
    for name, value in values.items():
        (widget,) = [node for node in screens.elements(page.main) if node.key == f"measure_{name}"]
        widget.set_value(value)
    return page


def register(page: AppTest) -> object:
    """The table of the register."""
    return next(table for table in page.dataframe if "measure_type" in table.value.columns)


def choose(page: AppTest, content: str) -> AppTest:
    table = register(page)
    row = list(table.value["content"]).index(content)
    page.session_state[table.key] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return page.run()


def test_a_measure_takes_its_vacancies_out_of_those_without_one(app: RoutedApp):
    before = app.open(PAGE)
    assert before.metric[0].value == "94人"
    page = press(fill(press(before, "対応策を登録する"), **SOUND), "保存する")
    assert said(page)[0] == "対応策 13 を登録しました。"
    assert page.metric[0].value == "85人"
    table = register(page).value.set_index("content")
    assert table.loc["保育士の合同就職説明会", "vacancy"] == 9
    assert table.loc["保育士の合同就職説明会", "places"] == "全市町村"


def test_what_is_wrong_stands_below_its_field_and_what_was_typed_stays(app: RoutedApp):
    before = row_counts(app)
    page = press(app.open(PAGE), "対応策を登録する")
    page = press(fill(page, **{**SOUND, "measure_type": None, "since_on": date(2026, 1, 1)}), "保存する")
    assert beside(page) == {
        "measure_measure_type": ["入力してください。"],
        "measure_since_on": ["開始日（令和8年1月1日）がまだ来ていません。状態を「検討中」にしてください。"],
    }
    assert page.multiselect(key="measure_aimed_occupation_codes").value == ["nursery"]
    assert row_counts(app) == before


def test_a_stopped_measure_leaves_its_vacancies_without_one_and_its_history_tells(app: RoutedApp):
    page = press(choose(app.open(PAGE), "保健師現任教育"), "対応策を変更する")
    page = press(fill(page, measure_status="stopped", effect="講師が確保できず"), "保存する")
    assert said(page)[0] == "対応策 7 を変更しました。"
    assert page.metric[0].value == "110人"
    page = choose(page, "保健師現任教育")
    history = next(table.value for table in page.dataframe if "変更前" in table.value.columns)
    changes = dict(zip(history["項目"], zip(history["変更前"], history["変更後"], strict=True), strict=True))
    assert changes == {"進み具合": ("実施中", "中止"), "効果": ("－", "講師が確保できず")}


def test_the_profile_lists_the_measures_for_the_municipality(reading_app: RoutedApp):
    page = reading_app.open("pages/staffing/municipality.py", m="43447", view="hearings")
    found = register(page).value
    assert list(found["content"])[0] == "令和7年8月豪雨 合同任期付職員採用試験の支援"
    assert "保健師の地域合同説明会" not in list(found["content"])


def test_without_a_round_measures_can_be_registered_all_the_same(empty_app: RoutedApp):
    page = press(fill(press(empty_app.open(PAGE), "対応策を登録する"), **SOUND), "保存する")
    assert said(page)[0] == "対応策 1 を登録しました。"
    assert list(register(page).value["content"]) == ["保育士の合同就職説明会"]


def test_a_measure_that_another_window_registered_is_shown_and_asked_about(app: RoutedApp):
    windows = [press(app.open(PAGE), "対応策を登録する") for _ in range(2)]
    press(fill(windows[0], **SOUND), "保存する")
    page = press(fill(windows[1], **{**SOUND, "since_on": date(2025, 11, 1)}), "保存する")
    (asked,) = page.warning
    assert asked.value.startswith("同じものと見られる記録（番号 13）がもう登録されています。")
    (both,) = [table.value for table in page.dataframe if "あなたの入力" in table.value.columns]
    assert both.values.tolist() == [["開始日", "令和7年10月1日", "令和7年11月1日"]]
    once = page.button(key="measure_record_besides_13").click().run()
    assert said(once)[0] == "対応策 14 を登録しました。"
    assert list(register(once).value["content"]).count("保育士の合同就職説明会") == 2


def test_the_measure_that_another_window_registered_can_be_opened_instead(app: RoutedApp):
    windows = [press(app.open(PAGE), "対応策を登録する") for _ in range(2)]
    press(fill(windows[0], **SOUND), "保存する")
    before = row_counts(app)
    page = press(fill(windows[1], **{**SOUND, "effect": "参加 40 人"}), "保存する")
    page = press(page, "登録されている 13 を開く")
    assert not page.warning
    page = press(fill(page, effect="参加 40 人"), "保存する")
    assert said(page)[0] == "対応策 13 を変更しました。"
    assert {table: n for table, n in row_counts(app).items() if n != before[table]} == {
        "audit_entries": before["audit_entries"] + 1
    }
