"""The situation of a disaster for which nobody counts yet: plans, and the days on which requests lack people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
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


# The same dispatch again, to $1, $2 times.
AGAIN = """
    INSERT INTO dispatches BY NAME
    WITH times AS (SELECT * FROM generate_series(1, $2) AS s (n))
    SELECT
        d.* REPLACE (
            (SELECT max(dispatch_id) FROM dispatches) + n AS dispatch_id,
            'e' || $1 || n AS entry_key,
            $1 AS destination_code
        )
    FROM dispatches AS d CROSS JOIN times
    WHERE d.entry_key = 'one'
"""


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


@pytest.mark.parametrize(
    ("sent", "drawn"),
    [
        ({"43213": 250, "43348": 250}, {"宇城市": 250, "美里町": 250}),
        ({"43213": 300, "43348": 299, "43447": 2}, {"宇城市": 300}),
        ({"43213": 6000, "43348": 10}, {"宇城市": 500}),
    ],
)
def test_more_periods_than_a_chart_can_show_are_drawn_by_whole_destinations_and_said(
    app: RoutedApp, quake: str, sent: dict[str, int], drawn: dict[str, int]
):
    days = {"start_on": date(2025, 11, 18), "end_on": date(2025, 11, 20), "status": "active"}
    one = DispatchEntry(**SOUND | days, entry_key="one", disaster_code=quake, kind="emergency")
    dispatches.record(app.database, local_administrator(), one, today=TODAY)
    for destination, often in sent.items():
        app.database.write(lambda connection, values=(destination, often): connection.execute(AGAIN, values))
    app.database.write(lambda connection: connection.execute("DELETE FROM dispatches WHERE entry_key = 'one'"))
    card = gantt(app, quake)
    bars = Counter(bar["destination"] for bar in charted(card) if "label_width" in bar)
    assert bars == drawn
    noted = [note.value for note in card.of("info")]
    some, whole = sum(drawn.values()), sum(sent.values())
    assert [f"{some:,}件（全{whole:,}件）" in note for note in noted] == ([] if some == whole else [True])
    assert len(card.of("dataframe")[0].value) == whole


def charted(card: screens.Card) -> list[dict]:
    """The rows of all layers of the card's chart."""

    def rows(part: object) -> Iterator[dict]:
        if isinstance(part, dict):
            yield from part.get("data", {}).get("values", []) if isinstance(part.get("data"), dict) else []
            for inner in part.values():
                yield from rows(inner)
        elif isinstance(part, list):
            for inner in part:
                yield from rows(inner)

    (chart,) = card.of("vega_lite_chart")
    return list(rows(json.loads(chart.proto.spec)))
