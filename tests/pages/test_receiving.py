"""The page of staff received: only the kinds there are, by route, by occupation where they stay long."""

from __future__ import annotations

from tests.pages import screens
from tests.routed_app import RoutedApp

PAGE = "pages/dispatch/receiving.py"
NOT_STAFF = "受け入れた職員は実職員数に含めません"


def cards(page) -> list[str]:
    return [card.key for card in screens.cards(page)]


def test_the_newest_disaster_has_only_staff_who_stay_long(reading_app: RoutedApp):
    page = reading_app.open(PAGE)
    assert screens.faults(page) == []
    assert [value for _, value, _ in screens.metrics(page)] == ["25人日", "2人", "2団体"]
    assert cards(page) == ["card_received_days", "card_received_routes", "card_received_occupations"]
    assert any(NOT_STAFF in text for text in screens.texts(page))


def test_where_there_are_both_kinds_one_is_chosen(reading_app: RoutedApp):
    page = reading_app.open(PAGE, disaster="h28_earthquake", kind="emergency")
    assert screens.metrics(page)[0][1] == "666人日"
    assert cards(page) == ["card_received_days", "card_received_routes"]
    page = reading_app.open(PAGE, disaster="h28_earthquake", kind="mid_long")
    assert screens.metrics(page)[0][1] == "8,211人日"


def test_a_disaster_without_any_says_what_to_do(reading_app: RoutedApp):
    page = reading_app.open(PAGE, disaster="r2_jul_rain")
    assert screens.faults(page) == []
    assert [message.value[:18] for message in page.info] == ["この災害で県外の団体から受け入れた職"]
