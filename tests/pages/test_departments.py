"""Staff by department stands beside staff by occupation, where the round asked for it."""

from __future__ import annotations

import pytest

from tests.pages import screens
from tests.routed_app import RoutedApp

SUMMARY, PROFILE = "pages/overview/summary.py", "pages/staffing/municipality.py"


def keys(page) -> list[str]:
    return [card.key for card in screens.cards(page)]


def test_the_summary_holds_the_departments_against_the_published_total(reading_app: RoutedApp):
    said = screens.texts(reading_app.open(SUMMARY, view="departments"))
    assert "一般行政部門は7,623人で、職種別の計と一致。ほかに特別行政・公営企業等2,325人" in said
    assert "一般行政部門 7,623人 − 職種別の計 7,623人 ＝ ±0人" in said
    assert "部門別・職種別とも回答のそろった45団体の計（うち差のある団体 0）" in said


def test_the_profile_holds_one_municipality_against_itself(reading_app: RoutedApp):
    page = reading_app.open(PROFILE, m="43447", view="departments")
    assert "一般行政部門 99人 − 職種別の計 99人 ＝ ±0人" in screens.texts(page)


@pytest.mark.parametrize("file", [SUMMARY, PROFILE])
def test_a_round_that_did_not_ask_says_where_answers_are_taken_in(reading_app: RoutedApp, file: str):
    page = reading_app.open(file, survey="2020-04-01", view="departments")
    assert "card_departments" not in keys(page)
    assert [info.value for info in page.info if "部門別の職員数の回答がまだありません" in info.value] != []
