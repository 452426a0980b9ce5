"""team_overlaps: one team at two destinations on one day."""

from __future__ import annotations

import pytest

from tests.metrics.builders import KOSA, RAIN, UKI, YATSUSHIRO, add_disaster, add_dispatches, ask

HERE = {"destination_code": KOSA, "wave": "第1陣", "start_on": "2025-08-13", "end_on": "2025-08-15"}
THERE = HERE | {"destination_code": UKI, "start_on": "2025-08-15", "end_on": "2025-08-17"}


@pytest.fixture(autouse=True)
def disaster(connection):
    add_disaster(connection)


def overlaps(connection) -> list[tuple]:
    return ask(
        connection,
        "SELECT dispatch_id, other_dispatch_id, CAST(first_day AS VARCHAR), CAST(last_day AS VARCHAR)"
        " FROM team_overlaps ORDER BY dispatch_id, other_dispatch_id",
    )


@pytest.mark.parametrize(
    "other",
    [
        {"destination_code": KOSA},
        {"wave": "第2陣"},
        {"wave": None},
        {"sender_code": YATSUSHIRO},
        {"status": "cancelled"},
        {"start_on": "2025-08-16"},
        {"start_on": "2025-08-10", "end_on": "2025-08-12"},
        {"disaster_code": "other"},
    ],
)
def test_another_team_place_disaster_or_day_is_no_overlap(connection, other):
    add_disaster(connection, "other")
    add_dispatches(connection, HERE, THERE | other)
    assert overlaps(connection) == []


@pytest.mark.parametrize(
    ("other", "first_day", "last_day"),
    [
        ({}, "2025-08-15", "2025-08-15"),
        ({"status": "planned"}, "2025-08-15", "2025-08-15"),
        ({"task_code": "shelter", "start_on": "2025-08-01"}, "2025-08-13", "2025-08-15"),
        ({"status": "active", "end_on": None}, "2025-08-15", "2025-08-15"),
    ],
)
def test_a_shared_day_at_two_destinations_is_an_overlap(connection, other, first_day, last_day):
    add_dispatches(connection, HERE, THERE | other)
    ((one, two),) = ask(
        connection, f"SELECT min(dispatch_id), max(dispatch_id) FROM dispatches WHERE disaster_code = '{RAIN}'"
    )
    assert overlaps(connection) == [(one, two, first_day, last_day)]
