"""From an empty database to the first numbers: register a round and a disaster, and go on."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import TODAY
from tests.pages import screens
from tests.pages.dispatch_log import LOG, SITUATION, SOUND, beside, fill, press, row_counts, said
from tests.pages.rounds import ROUNDS
from tests.pages.test_headcount_grid import GRID, save, type_in
from tests.routed_app import RoutedApp
from workforce.services import disasters, surveys
from workforce.ui import router

FILES = [file for file, *_ in router.PAGES]
MARKUP = "**豪雨** [x](https://example.com) ![y](https://example.com/y.png) :red[z] <b>"


def register_survey(page: AppTest, as_of: date | None, name: str = "") -> AppTest:
    page.date_input(key="survey_as_of").set_value(as_of)
    page.text_input(key="survey_name").set_value(name)
    return press(page, "調査回を作る")


def register_disaster(page: AppTest, name: str, kind: str | None, started_on: date | None) -> AppTest:
    page.text_input(key="disaster_name").set_value(name)
    page.selectbox(key="disaster_type").set_value(kind)
    if started_on:
        page.date_input(key="disaster_started_on").set_value(started_on)
    return press(page, "災害を登録する")


def test_a_first_round_leads_to_the_first_numbers(empty_app: RoutedApp):
    page = register_survey(empty_app.open(ROUNDS), date(2025, 4, 1))
    assert said(page) == ["調査回を作りました（準備）。設定と尋ねる職種を確かめてから、「実施中」へ進めてください。"]
    page = page.switch_page(GRID).run()
    page.selectbox(key="choice_m").set_value("43213").run()
    save(type_in(page, {"civil": {"planned": 10, "actual": 8}}))
    assert said(page) == ["1行を保存しました。"]

    vacancies = empty_app.open("pages/staffing/vacancies.py", survey="2025-04-01")
    assert [value for _, value, _ in screens.metrics(vacancies)] == ["2人", "0人", "2人", "2人"]
    summary = empty_app.open("pages/overview/summary.py", survey="2025-04-01")
    assert (screens.faults(summary), summary.metric[0].value) == ([], "8人")


def test_a_round_without_answers_is_not_one_without_vacancies(empty_app: RoutedApp):
    register_survey(empty_app.open(ROUNDS), date(2025, 4, 1))
    for file in ("pages/overview/summary.py", "pages/staffing/vacancies.py", "pages/staffing/municipality.py"):
        page = empty_app.open(file, survey="2025-04-01", m="43213")
        assert screens.faults(page) == []
        assert "まだ回答がありません。" in screens.texts(page), file
        assert "欠員はありません。" not in screens.texts(page), file


def test_a_round_without_a_name_is_called_after_its_day(empty_app: RoutedApp):
    page = register_survey(empty_app.open(ROUNDS), date(2025, 4, 1))
    assert page.selectbox(key="choice_survey").options == ["令和7年4月1日 定員・実員調査（速報・準備中）"]


@pytest.mark.parametrize(
    ("as_of", "problem"),
    [
        (None, "入力してください。"),
        (date(2026, 4, 1), "基準日が令和8年4月1日の調査回はすでにあります。"),
    ],
)
def test_a_round_that_cannot_be_says_why(empty_app: RoutedApp, as_of: date | None, problem: str):
    page = register_survey(empty_app.open(ROUNDS), date(2026, 4, 1))
    before = row_counts(empty_app)
    page.session_state["new_survey"] = True
    register_survey(page.run(), as_of, name="二つ目")
    assert (beside(page), row_counts(empty_app)) == ({"survey_as_of": [problem]}, before)
    assert page.text_input(key="survey_name").value == "二つ目"


def test_a_first_disaster_leads_to_the_first_person_days(empty_app: RoutedApp):
    page = register_disaster(empty_app.open(LOG), "令和7年11月地震", "earthquake", date(2025, 11, 1))
    assert said(page)[0] == "災害を登録しました。続けて派遣を記録できます。"
    press(fill(press(page, "派遣を記録する"), **SOUND), "保存する")
    assert said(page) == ["派遣 1 を記録しました。"]
    situation = empty_app.open(SITUATION)
    assert (situation.title[0].value, situation.metric[0].value) == ("令和7年11月地震 応援派遣", "20人日")
    assert {file: screens.faults(empty_app.open(file)) for file in FILES} == {file: [] for file in FILES}


@pytest.mark.parametrize(
    ("name", "kind", "started_on", "problems"),
    [
        ("", "flood", date(2025, 11, 1), {"disaster_name": ["入力してください。"]}),
        ("地震", None, date(2025, 11, 1), {"disaster_type": ["入力してください。"]}),
        ("地震", "earthquake", None, {"disaster_started_on": ["入力してください。"]}),
        ("地震", "earthquake", date(2025, 11, 21), {"disaster_started_on": ["まだ来ていない日です。"]}),
    ],
)
def test_a_disaster_that_cannot_be_says_why(empty_app: RoutedApp, name, kind, started_on, problems):
    kind = "heavy_rain" if kind == "flood" else kind
    page = empty_app.open(LOG)
    before = row_counts(empty_app)
    register_disaster(page, name, kind, started_on)
    assert (beside(page), row_counts(empty_app)) == (problems, before)
    assert page.text_input(key="disaster_name").value == name


def test_what_a_person_typed_is_never_markup(empty_app: RoutedApp, administrator):
    disasters.register(empty_app.database, administrator, MARKUP, "earthquake", date(2025, 11, 1), today=TODAY)
    surveys.create(empty_app.database, administrator, MARKUP, date(2026, 4, 1))
    page = empty_app.open(LOG)
    press(fill(press(page, "派遣を記録する"), **SOUND, note=MARKUP, wave=MARKUP[:50]), "保存する")
    literal = {"selectbox", "dataframe", "text", "vega_lite_chart"}
    raw = [
        (file, node.type, text)
        for file in FILES
        for node in screens.elements(empty_app.open(file).main)
        if node.type not in literal
        for name in screens.SPOKEN
        if isinstance(text := getattr(node.proto, name, None), str)
        if "[x](" in text or "**豪雨" in text or ":red[z" in text
    ]
    assert raw == []
