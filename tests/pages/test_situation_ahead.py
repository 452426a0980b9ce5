"""The situation of a disaster for which nobody counts yet: plans, and the days on which requests lack people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import TODAY
from tests.pages import screens
from tests.pages.dispatch_log import SITUATION, SOUND
from tests.routed_app import RoutedApp
from workforce.auth.identity import local_administrator
from workforce.domain.dispatches import DispatchEntry
from workforce.domain.requests import RequestEntry, Size
from workforce.services import disasters, dispatches, requests

ASKED = Size(
    asked_on=TODAY,
    effective_on=date(2025, 11, 21),
    persons_per_day=3,
    start_on=date(2025, 11, 21),
    end_on=date(2025, 11, 25),
)


@pytest.fixture
def quake(app: RoutedApp) -> str:
    return disasters.register(
        app.database, local_administrator(), "地震", "earthquake", date(2025, 11, 18), today=TODAY
    )


def ask_for(app: RoutedApp, code: str) -> None:
    asked = RequestEntry(
        entry_key="asked",
        disaster_code=code,
        kind="emergency",
        municipality_code="43213",
        task_code="call_center",
        priority=1,
        request_reason="窓口が足りない",
    )
    requests.record(app.database, local_administrator(), asked, ASKED, today=TODAY)


def gantt(app: RoutedApp, code: str, lang: str = "ja") -> screens.Card | None:
    page = app.open(SITUATION, disaster=code, lang=lang)
    assert screens.faults(page) == []
    return next((card for card in screens.cards(page) if card.key == "card_gantt"), None)


def test_without_plans_and_requests_there_is_nothing_to_show(app: RoutedApp, quake: str):
    assert gantt(app, quake) is None


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_days_that_lack_people_are_shown_before_anybody_is_sent(app: RoutedApp, quake: str, lang: str):
    ask_for(app, quake)
    lacking = gantt(app, quake, lang).of("dataframe")[-1].value
    assert [str(day)[:10] for day in lacking[["start_on", "end_on"]].iloc[0]] == ["2025-11-21", "2025-11-25"]


def test_a_plan_is_shown_before_it_counts(app: RoutedApp, quake: str):
    days = {"start_on": date(2025, 11, 21), "end_on": date(2025, 11, 23)}
    planned = DispatchEntry(**SOUND | days, entry_key="plan", disaster_code=quake, kind="emergency")
    dispatches.record(app.database, local_administrator(), replace(planned, status="planned"), today=TODAY)
    periods = gantt(app, quake).of("dataframe")[0].value
    assert [str(day)[:10] for day in periods[["start_on", "end_on"]].iloc[0]] == ["2025-11-21", "2025-11-23"]


@pytest.mark.parametrize(
    ("lang", "told"),
    [("ja", ["2日（11月23日～11月24日）", "1日（11月26日）"]), ("en", ["2 days (11-23 – 11-24)", "1 day (11-26)"])],
)
def test_handovers_are_listed_in_words_on_a_phone_and_counted_in_the_table(
    app: RoutedApp, quake: str, lang: str, told: list[str]
):
    for key, (first, last) in {"a": (21, 24), "b": (23, 26), "c": (26, 28), "d": (21, 22)}.items():
        days = {"start_on": date(2025, 11, first), "end_on": date(2025, 11, last), "status": "planned"}
        planned = DispatchEntry(**SOUND | days, entry_key=key, disaster_code=quake, kind="emergency")
        dispatches.record(app.database, local_administrator(), planned, today=TODAY)
    tables = gantt(app, quake, lang).of("dataframe")
    (handovers,) = [table.value for table in tables if "handover" in table.value.columns]
    assert handovers["handover"].tolist() == told
    page = app.open(SITUATION, disaster=quake, lang=lang)
    page.session_state["fold_dispatch_periods"] = True
    (periods,) = [table.value for table in page.run().dataframe if "handover_days" in table.value.columns]
    assert sorted(periods["handover_days"]) == [0, 0, 1, 2]
