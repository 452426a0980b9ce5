"""What stands in a link is shown; what the link cannot mean is left aside."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import screens
from tests.routed_app import RoutedApp
from workforce.domain.notation import number
from workforce.queries import surveys, vacancies
from workforce.ui import address, router

PROFILE, SUMMARY, VACANCIES = (
    "pages/staffing/municipality.py",
    "pages/overview/summary.py",
    "pages/staffing/vacancies.py",
)
SITUATION, LOG, BOARD = "pages/dispatch/situation.py", "pages/dispatch/dispatches.py", "pages/dispatch/board.py"
FIELD, BURDENS, INDICATORS = "pages/dispatch/field.py", "pages/dispatch/burdens.py", "pages/staffing/indicators.py"
ROTATIONS, REQUESTS = "pages/dispatch/rotations.py", "pages/dispatch/requests.py"
FILES = [file for file, *_ in router.PAGES]


def test_a_link_names_a_municipality(reading_app: RoutedApp):
    page = reading_app.open(PROFILE, m="43213")
    assert page.title[0].value.startswith("宇城市")
    assert page.selectbox(key="choice_m").value == "43213"


def test_a_link_names_the_language(reading_app: RoutedApp):
    assert reading_app.open(PROFILE, m="43213", lang="en").title[0].value.startswith("Uki City")


def test_a_link_names_a_survey(reading_app: RoutedApp):
    rounds = reading_app.answer(surveys.listing)
    survey_id = int(rounds.loc[rounds["as_of"] == "2024-04-01", "survey_id"].item())
    actual = reading_app.answer(vacancies.totals, survey_id=survey_id)["actual"].item()
    page = reading_app.open(SUMMARY, survey="2024-04-01")
    assert page.metric[0].value == f"{number(actual)}人"
    assert "令和6年4月1日現在" in screens.texts(page)


def test_a_link_names_a_disaster(reading_app: RoutedApp):
    assert reading_app.open(SITUATION, disaster="r2_jul_rain").title[0].value == "令和2年7月豪雨 応援派遣"
    assert reading_app.open(LOG, disaster="r2_jul_rain").selectbox(key="choice_disaster").value == "r2_jul_rain"


NAMING = {
    "m": PROFILE,
    "survey": SUMMARY,
    "disaster": SITUATION,
    "alive": BOARD,
    "place": FIELD,
    "indicator": INDICATORS,
}


def without_clock(page: AppTest) -> list[str]:
    """What the page says, but for the moment at which it was asked and for links to nothing."""
    told = [screens.plain(warning.value) for warning in page.warning]
    said = [text for text in screens.texts(page) if not (text in told and text.startswith("リンクにある"))]
    return [re.sub(r"\d\d:\d\d:\d\d", "", text) for text in said]


@pytest.mark.parametrize(
    ("param", "file"), [*NAMING.items(), ("request", ROTATIONS), ("request", REQUESTS), ("offer", REQUESTS)]
)
def test_a_link_to_nothing_says_so_and_what_to_do(reading_app: RoutedApp, param: str, file: str):
    (told,) = reading_app.open(file, **{param: "nowhere"}).warning
    assert re.fullmatch(
        "リンクにある.*「nowhere」.*(ありません|いません)。.*選び直してください。", screens.plain(told.value)
    )


def test_the_profile_of_no_municipality_names_the_code_and_what_is_shown_instead(reading_app: RoutedApp):
    page = reading_app.open(PROFILE, m="99999")
    assert [screens.plain(warning.value) for warning in page.warning] == [
        "リンクにある団体コード「99999」の市町村はありません。表示しているのは別の市町村です。一覧から選び直してください。"
    ]
    page.selectbox(key="choice_m").set_value("43213").run()
    assert (list(page.warning), page.query_params["m"]) == ([], "43213")


def test_an_occupation_that_nobody_was_sent_of_is_told(reading_app: RoutedApp):
    page = reading_app.open(BURDENS, occupation="astronaut")
    assert [screens.plain(warning.value) for warning in page.warning] == [
        "リンクにある職種「astronaut」は、ここで選べる職種にありません。"
        "すべての職種を表示しています。一覧から選び直してください。"
    ]


def test_what_was_chosen_before_is_no_link_to_nothing(reading_app: RoutedApp):
    page = reading_app.open(BURDENS, disaster="r7_aug_rain", occupation="admin")
    page.selectbox(key="choice_disaster").set_value("h28_earthquake").run()
    assert list(page.warning) == []


@pytest.mark.parametrize("file", FILES)
def test_a_value_that_a_link_cannot_mean_is_ignored(reading_app: RoutedApp, file: str):
    names = [
        "m",
        "survey",
        "disaster",
        "lang",
        "kind",
        "scope",
        "period",
        "region",
        "type",
        "size",
        "group",
        "view",
        "day",
        "place",
        "alive",
    ]
    odd = dict.fromkeys(names, "'; DROP TABLE surveys; --")
    page, usual = reading_app.open(file, **odd), reading_app.open(file)
    assert screens.faults(page) == []
    assert without_clock(page) == without_clock(usual)


@pytest.mark.parametrize("file", [file for file, *_ in router.PAGES if file.startswith("pages/dispatch/")])
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_or_a_number_beyond_all_others_is_ignored(reading_app: RoutedApp, file: str, day: str):
    beyond = dict.fromkeys(("request", "offer", "persons", "days"), "9" * 30)
    page = reading_app.open(file, **dict.fromkeys(("day", "on", "from", "to", "known"), day), **beyond)
    assert screens.faults(page) == []
    assert without_clock(page) == without_clock(reading_app.open(file))


def test_choosing_puts_the_choice_into_the_link(reading_app: RoutedApp):
    page = reading_app.open(PROFILE)
    page.selectbox(key="choice_m").set_value("43213").run()
    assert (page.query_params["m"], page.title[0].value[:3]) == ("43213", "宇城市")


def test_a_choice_goes_along_from_page_to_page(reading_app: RoutedApp):
    page = reading_app.open(PROFILE, m="43213", survey="2024-04-01")
    page.query_params.clear()  # a menu link carries no parameters
    page.switch_page("pages/staffing/headcounts.py").run()
    assert page.title[0].value.startswith("宇城市")
    assert "令和6年4月1日現在" in screens.texts(page)


def test_a_second_link_wins_over_what_the_session_had_chosen(reading_app: RoutedApp):
    page = reading_app.open(PROFILE, m="43213")
    page.query_params["m"] = "43447"
    assert page.run().title[0].value.startswith("山都町")


def test_filters_stand_in_the_link_until_they_are_taken_off(reading_app: RoutedApp):
    page = reading_app.open(VACANCIES, region="amakusa", type="city")
    page.selectbox(key="choice_group").set_value("specialist").run()
    filters = ("region", "type", "size", "group")
    assert {name: page.query_params.get(name) for name in filters} == {
        "region": "amakusa",
        "type": "city",
        "size": None,
        "group": "specialist",
    }
    narrowed = page.metric[0].value
    page.button(key="reset_filters").click().run()
    assert [name for name in filters if name in page.query_params] == []
    assert [page.selectbox(key=f"choice_{name}").value for name in filters] == ["all"] * 4
    assert page.metric[0].value != narrowed


def test_filters_that_no_municipality_fits_say_so(reading_app: RoutedApp):
    page = reading_app.open(VACANCIES, type="village", size="over_100k")
    assert screens.faults(page) == []
    assert [text for text in screens.texts(page) if "当てはまる市町村はありません" in text] != []
    page.button(key="reset_filters").click().run()
    assert len(page.metric) == 4


def test_the_language_switch_changes_the_page_and_its_link(reading_app: RoutedApp):
    page = reading_app.open(VACANCIES)
    page.button(key="switch_language").click().run()
    assert (page.session_state[address.SHOWN]["lang"], page.metric[0].label) == ("en", "Vacancies")
    page.button(key="switch_language").click().run()
    assert (page.session_state[address.SHOWN]["lang"], page.metric[0].label) == ("ja", "欠員")
    page.query_params.clear()
    assert page.switch_page(SUMMARY).run().metric[0].label == "総職員数"
