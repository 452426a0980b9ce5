"""The situation board: what it says, and that each line leads to where to act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from streamlit.testing.v1 import AppTest

from tests.conftest import TODAY
from tests.pages import screens
from tests.pages.test_field import TEAM
from tests.routed_app import RoutedApp
from workforce.auth.identity import local_administrator
from workforce.services import daily_counts, dispatches

PAGE = "pages/dispatch/board.py"


def figures(page: AppTest) -> dict[str, str]:
    return {label: value for label, value, _ in screens.metrics(page)}


def links(page: AppTest, card: str) -> list[str]:
    (found,) = [found for found in screens.cards(page) if found.key == card]
    return [screens.plain(link.proto.label) for link in found.of("page_link")]


def test_who_is_there_who_moves_and_what_ends_without_a_successor(app: RoutedApp):
    leaving = replace(TEAM, end_on=date(2025, 11, 22))
    planned = replace(TEAM, entry_key="next", status="planned", start_on=date(2025, 11, 23), persons=2)
    planned = replace(planned, end_on=date(2025, 12, 20))
    first, _ = (
        dispatches.record(app.database, local_administrator(), entry, today=TODAY) for entry in (leaving, planned)
    )
    page = app.open(PAGE)
    assert figures(page)["応援派遣中"] == "3人"
    assert figures(page)["後任なしの終了"] == "0件"
    assert links(page, "card_board_on_duty")[0] == "宇城市 3人：罹災証明 受付 3人"
    assert links(page, "card_board_moves") == [
        "11月22日 帰任　熊本市 → 宇城市　罹災証明 受付　3人",
        "11月23日 到着　熊本市 → 宇城市　罹災証明 受付　2人（予定）",
    ]
    daily_counts.record(app.database, local_administrator(), first, TODAY, 7, seen_version=None, today=TODAY)
    dispatches.cancel(app.database, local_administrator(), first + 1, 1, today=TODAY, reason="中止")
    page.run()
    assert figures(page)["応援派遣中"] == "7人"
    assert links(page, "card_board_endings") == ["11月22日まで　熊本市 → 宇城市　罹災証明 受付　3人"]


def test_requests_that_lack_people_come_by_priority_and_lead_to_the_request(reading_app: RoutedApp):
    page = reading_app.open(PAGE)
    assert figures(page)["人の足りない要請"] == "5件"
    (card,) = [card for card in screens.cards(page) if card.key == "card_board_unmet"]
    shown = [(link.proto.label.split("　")[0], link.proto.query_string) for link in card.of("page_link")]
    assert [label for label, _ in shown] == sorted((label for label, _ in shown), key="優先度高 優先度中 優先度低".find)
    assert shown[0][1].endswith("request=94")


def test_without_an_open_disaster_the_board_says_where_to_begin(reading_empty_app: RoutedApp):
    page = reading_empty_app.open(PAGE)
    assert "対応中の災害はありません" in page.info[0].value
    assert screens.metrics(page) == []
