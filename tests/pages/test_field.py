"""The field log as a coordinator taps it; two phones, and what other pages then say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import TODAY
from tests.pages import screens
from tests.pages.dispatch_log import stored
from tests.routed_app import RoutedApp
from workforce.auth.identity import local_administrator
from workforce.domain.dispatches import DispatchEntry
from workforce.queries import dispatches as queries
from workforce.queries import field_teams
from workforce.services import daily_counts, dispatches

PAGE = "pages/dispatch/field.py"
TEAM = DispatchEntry(
    entry_key="team",
    disaster_code="r7_aug_rain",
    kind="emergency",
    status="active",
    sender_code="43100",
    destination_code="43213",
    task_code="cert_reception",
    persons=3,
    start_on=date(2025, 11, 18),
    end_on=date(2025, 11, 21),
    wave="第9陣",
)
OF_TODAY = {"disaster_code": "r7_aug_rain", "kind": "emergency", "counted_on": TODAY}


@pytest.fixture
def teams(app: RoutedApp) -> list[int]:
    """Two teams under way, and one that is planned and should have come today."""
    entries = [
        TEAM,
        replace(TEAM, entry_key="other", destination_code="43202", persons=5, wave="第8陣"),
        replace(TEAM, entry_key="planned", status="planned", persons=4, start_on=TODAY),
    ]
    return [dispatches.record(app.database, local_administrator(), entry, today=TODAY) for entry in entries]


def tap(page: AppTest, what: str, number: int) -> AppTest:
    return page.button(key=f"{what}_{number}_{TODAY}").click().run()


def states(app: RoutedApp) -> dict[int, tuple]:
    rows = app.answer(field_teams.of_day, **OF_TODAY)
    return {row.dispatch_id: (row.team_state, row.counted_persons) for row in rows.itertuples()}


def person_days(app: RoutedApp) -> int:
    totals = app.answer(queries.totals, disaster_code="r7_aug_rain", kind="emergency", scope="all", as_of=TODAY)
    return totals[totals["sender_type"] == "total"].iloc[0]["person_days"]


def lead(page: AppTest) -> str:
    return next(screens.plain(text.value) for text in page.markdown if "班" in text.value)


def test_a_team_is_confirmed_another_corrected_and_a_third_arrives(app: RoutedApp, teams: list[int]):
    first, second, planned = teams
    page, before = app.open(PAGE), person_days(app)
    assert lead(page) == "0／2班 確認済。数える人数は8人（計画12人）。ほかに到着前1班。"
    tap(page, "confirm", first)
    tap(page, "correct", second)
    page.number_input(key=f"persons_{second}_{TODAY}").set_value(2)
    page.text_input(key=f"note_{second}_{TODAY}").set_value("3人は別の町へ")
    tap(page, "save", second)
    tap(page, "arrive", planned)
    assert states(app) == {first: ("confirmed", 3), second: ("confirmed", 2), planned: ("to_confirm", 4)}
    assert person_days(app) == before - 3 + 4
    assert lead(page) == "2／3班 確認済。数える人数は9人（計画12人）。"
    said = screens.texts(page)
    assert ":material/check_circle: 3人 確認済" in said
    assert ":material/check_circle: 2人 確認済（計画と違う）" in said
    assert "3人は別の町へ" in [text.value for text in page.text]
    assert stored(app, planned)["status"] == "active"


def test_a_confirmation_is_taken_back(app: RoutedApp, teams: list[int]):
    page = tap(app.open(PAGE), "confirm", teams[0])
    tap(page, "correct", teams[0])
    tap(page, "undo", teams[0])
    assert states(app)[teams[0]] == ("to_confirm", 3)
    assert page.button(key=f"confirm_{teams[0]}_{TODAY}").label == "計画どおり 3人"


def test_two_phones_that_confirm_the_same_record_once(app: RoutedApp, teams: list[int]):
    pages = [app.open(PAGE), app.open(PAGE)]
    for page in pages:
        tap(page, "confirm", teams[0])
        assert page.error == []
    with app.database.reading() as connection:
        assert connection.execute(
            "SELECT persons, row_version FROM daily_counts WHERE dispatch_id = ?", [teams[0]]
        ).fetchall() == [(3, 1)]


def test_who_was_slower_with_another_number_sees_what_is_saved_and_keeps_the_entry(app: RoutedApp, teams: list[int]):
    page = tap(app.open(PAGE), "correct", teams[0])
    daily_counts.record(app.database, local_administrator(), teams[0], TODAY, 1, seen_version=None, today=TODAY)
    page.number_input(key=f"persons_{teams[0]}_{TODAY}").set_value(2)
    tap(page, "save", teams[0])
    (error,) = page.error
    assert "別の人がこの班を記録しました" in screens.plain(error.value)
    assert states(app)[teams[0]] == ("confirmed", 1)
    assert page.number_input(key=f"persons_{teams[0]}_{TODAY}").value == 2
    tap(page, "save", teams[0])
    assert (states(app)[teams[0]], list(page.error)) == (("confirmed", 2), [])


def test_a_team_cancelled_meanwhile_is_gone_and_the_tap_says_so(app: RoutedApp, teams: list[int]):
    page = app.open(PAGE)
    dispatches.cancel(app.database, local_administrator(), teams[0], 1, today=TODAY, reason="中止")
    tap(page, "confirm", teams[0])
    assert [screens.plain(error.value) for error in page.error] == ["予定・取消の派遣には日別実績を記録できません。"]
    assert list(tap(page, "confirm", teams[1]).error) == []


def test_a_day_to_come_is_shown_and_cannot_be_confirmed(app: RoutedApp, teams: list[int]):
    page = app.open(PAGE, day="2025-11-21", kind="emergency")
    assert "まだ来ていない日です" in page.info[0].value
    assert [b.key for b in page.button if b.key and b.key.startswith(("confirm_", "arrive_", "correct_"))] == []
    assert len([card for card in screens.cards(page) if card.key.startswith("card_team_")]) == 3


def test_the_next_day_says_who_leaves(app: RoutedApp, teams: list[int]):
    page = app.open(PAGE)
    (moves,) = [card for card in screens.cards(page) if card.key == "card_moves"]
    assert [screens.plain(text.value) for text in moves.of("markdown")] == [
        "帰任　熊本市 → 八代市　罹災証明 受付　5人",
        "帰任　熊本市 → 宇城市　罹災証明 受付　3人",
        "帰任　熊本市 → 宇城市　罹災証明 受付　4人（予定）",
    ]
    assert "出典：派遣の記録（市町村課）／令和7年11月20日現在／架空データ" in screens.texts(page)


def test_the_link_holds_another_day_and_not_today(app: RoutedApp, teams: list[int]):
    page = app.open(PAGE, day="2025-11-19")
    assert page.query_params["day"] == "2025-11-19"
    page.date_input(key="choice_day").set_value(TODAY).run()
    assert "day" not in page.query_params
