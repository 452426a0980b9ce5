"""What the board counts: who is on duty, what ends without a successor, what is asked; of open disasters or of one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.metrics.builders import (
    KOSA,
    RAIN,
    UKI,
    YATSUSHIRO,
    add_daily_counts,
    add_disaster,
    add_dispatches,
    add_requests,
    ask,
)
from workforce.queries import board, movements

AS_OF = date(2025, 8, 20)
NEXT = {"start_on": "2025-08-21", "end_on": "2025-08-30"}


@pytest.fixture
def log(connection):
    add_disaster(connection)
    return connection


def endings(connection, as_of: str = "2025-08-20") -> list[tuple]:
    return ask(
        connection,
        "SELECT dispatch_id, days_left, has_successor FROM dispatch_endings WHERE as_of = $as_of ORDER BY dispatch_id",
        as_of=as_of,
    )


@pytest.mark.parametrize(
    ("end_on", "status", "expected"),
    [
        ("2025-08-19", "ended", []),  # ended yesterday
        ("2025-08-20", "active", [(1, 0, False)]),
        ("2025-09-03", "active", [(1, 14, False)]),
        ("2025-09-03", "planned", [(1, 14, False)]),
        ("2025-09-04", "active", []),
        (None, "active", []),
        ("2025-08-25", "cancelled", []),
    ],
)
def test_a_dispatch_ends_within_14_days(log, end_on, status, expected):
    add_dispatches(log, {"end_on": end_on, "status": status})
    assert endings(log) == expected


@pytest.mark.parametrize(
    ("changes", "succeeds"),
    [
        (NEXT, True),
        ({**NEXT, "start_on": "2025-08-20"}, True),
        ({**NEXT, "start_on": "2025-08-14"}, True),  # comes early and hands over
        ({**NEXT, "start_on": "2025-08-22"}, False),  # a day nobody is there
        ({**NEXT, "start_on": "2025-08-13"}, False),  # there from the start: not a successor
        ({**NEXT, "end_on": None, "status": "active"}, True),
        ({"start_on": "2025-08-16", "end_on": "2025-08-20"}, False),  # ends with it
        ({**NEXT, "status": "cancelled"}, False),
        ({**NEXT, "destination_code": YATSUSHIRO}, False),
        ({**NEXT, "task_code": "damage_survey1"}, False),
        ({**NEXT, "kind": "mid_long"}, False),
        ({**NEXT, "request_id": 7}, True),
        ({**NEXT, "request_id": 8}, False),
        ({**NEXT, "request_id": None}, True),
    ],
)
def test_a_successor_comes_by_the_day_after_and_stays(log, changes, succeeds):
    first = {"end_on": "2025-08-20", "status": "active", "request_id": 7}
    add_dispatches(log, first, {"status": "planned", "request_id": 7, **changes})
    assert endings(log)[0] == (1, 0, succeeds)


def test_a_dispatch_of_another_disaster_succeeds_nobody(log):
    add_disaster(log, "quake")
    add_dispatches(log, {"end_on": "2025-08-20"}, {**NEXT, "status": "planned", "disaster_code": "quake"})
    assert endings(log)[0] == (1, 0, False)


def test_on_duty_are_those_whose_day_it_is_as_confirmed(log):
    add_dispatches(
        log,
        {"status": "active", "start_on": "2025-08-20", "end_on": "2025-08-25"},  # starts today
        {"status": "ended", "end_on": "2025-08-19", "task_code": "damage_survey1"},  # ended yesterday
        {"status": "planned", "start_on": "2025-08-20", "end_on": "2025-08-25"},
        {"status": "cancelled", "end_on": "2025-08-25"},
        {"status": "active", "end_on": "2025-08-20", "destination_code": YATSUSHIRO, "persons": 4},
        {"status": "active", "end_on": None, "destination_code": KOSA, "kind": "mid_long", "persons": 1},
        {"status": "active", "end_on": "2025-08-20", "destination_code": "43425"},  # nobody came
    )
    add_daily_counts(log, 5, {"2025-08-20": 6})
    add_daily_counts(log, 7, {"2025-08-20": 0})
    found = board.on_duty(log, as_of=AS_OF)
    assert list(zip(found["kind"], found["destination_code"], found["persons_on_duty"], strict=True)) == [
        ("emergency", YATSUSHIRO, 6),
        ("emergency", UKI, 2),
        ("mid_long", KOSA, 1),
    ]
    totals = board.totals(log, as_of=AS_OF, last_on=date(2025, 8, 23)).iloc[0]
    assert (totals["emergency_on_duty"], totals["mid_long_on_duty"]) == (8, 1)


def test_moves_and_figures_are_of_open_disasters_or_of_the_one_of_them_chosen(log):
    add_disaster(log, "over")
    log.execute("UPDATE disasters SET status = 'closed' WHERE disaster_code = 'over'")
    add_disaster(log, "other")
    for code in (RAIN, "over", "other"):
        add_dispatches(
            log,
            {"disaster_code": code, "status": "planned", "start_on": "2025-08-23", "end_on": "2025-08-24"},
            {"disaster_code": code, "status": "active", "end_on": "2025-08-20"},
            {"disaster_code": code, "status": "planned", "start_on": "2025-08-24", "end_on": "2025-08-30"},
        )
    days = {"first_on": AS_OF, "last_on": date(2025, 8, 23)}
    names = ("teams_arriving", "persons_arriving", "teams_leaving", "persons_leaving", "emergency_on_duty", "endings")
    for code, times in ((None, 2), (RAIN, 1), ("other", 1)):
        found = movements.between(log, disaster_code=code, **days)
        assert sorted(found["movement"]) == ["arriving"] * times + ["leaving"] * times
        totals = board.totals(log, as_of=AS_OF, last_on=days["last_on"], disaster_code=code).iloc[0]
        # The first planned one is followed by the second, the one under way by nobody, the second by nobody.
        assert [totals[name] for name in names] == [times, 2 * times, times, 2 * times, 2 * times, 2 * times]
        assert len(board.endings(log, as_of=AS_OF, disaster_code=code)) == 2 * times
    closed = {"as_of": AS_OF, "disaster_code": "over"}
    assert list(board.totals(log, last_on=days["last_on"], **closed).iloc[0]) == [0] * 7
    assert [len(question(log, **closed)) for question in (board.on_duty, board.endings)] == [0, 0]


def test_requests_short_of_people_by_priority_and_those_open_for_more_than_7_days(log):
    long = {"start_on": "2025-08-13", "end_on": "2025-08-31"}
    add_requests(
        log,
        {**long, "asked_on": "2025-08-12", "priority": 2},
        {**long, "asked_on": "2025-08-13", "priority": 1, "municipality_code": KOSA},
        {**long, "asked_on": "2025-08-01", "status": "ended", "municipality_code": YATSUSHIRO},
        {**long, "asked_on": "2025-08-10", "kind": "mid_long", "persons_per_day": 1},
        {**long, "asked_on": None, "task_code": "damage_survey1", "persons_per_day": 9},
    )
    add_dispatches(log, {"kind": "mid_long", "status": "active", "end_on": None, "persons": 1})
    found = board.requests(log, as_of=AS_OF)
    assert found[["request_id", "worst_unmet_ahead", "is_waiting"]].to_numpy().tolist() == [
        [2, 5, False],  # 7 days are not more than 7
        [5, 9, False],
        [1, 5, True],
        [4, 0, True],
    ]
    totals = board.request_totals(log, as_of=AS_OF).iloc[0]
    assert [totals[name] for name in ("requests_short", "requests_waiting", "emergency_unmet", "mid_long_unmet")] == [
        3,
        2,
        5 + 5 + 9,
        0,
    ]
