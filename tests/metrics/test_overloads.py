"""sender_overloads: more persons of an occupation away than the sender has staff."""

from __future__ import annotations

from datetime import date

import pytest

from tests.metrics.builders import (
    KUMAMOTO,
    YATSUSHIRO,
    add_daily_counts,
    add_disaster,
    add_dispatches,
    add_headcounts,
    add_survey,
    ask,
)
from workforce.queries import dispatches

CIVIL = {"occupation_code": "civil", "sender_code": KUMAMOTO}


@pytest.fixture(autouse=True)
def staff(connection):
    add_disaster(connection)
    add_survey(connection)
    add_headcounts(connection, {(KUMAMOTO, "civil"): (5, 3), (YATSUSHIRO, "civil"): (5, None)})


def days(connection) -> list[tuple]:
    return ask(connection, "SELECT day(calendar_day), persons, staff FROM sender_overloads ORDER BY calendar_day")


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ([{"persons": 3}], []),
        ([{"persons": 4}], [(13, 4, 3), (14, 4, 3), (15, 4, 3)]),
        ([{"persons": 2}, {"persons": 2, "start_on": "2025-08-15", "end_on": "2025-08-17"}], [(15, 4, 3)]),
        ([{"persons": 2}, {"persons": 2, "status": "planned", "start_on": "2025-08-15"}], [(15, 4, 3)]),
        ([{"persons": 2}, {"persons": 2, "status": "cancelled"}], []),
        ([{"persons": 2}, {"persons": 2, "occupation_code": "admin"}], []),
        ([{"persons": 9, "occupation_code": None}], []),
        ([{"persons": 9, "sender_code": YATSUSHIRO}], []),
    ],
)
def test_only_days_with_more_away_than_staff_are_named(connection, changes, found):
    add_dispatches(connection, *[CIVIL | change for change in changes])
    assert days(connection) == found


def test_a_daily_count_stands_in_place_of_its_day(connection):
    add_dispatches(connection, CIVIL | {"persons": 4})
    add_daily_counts(connection, 1, {"2025-08-14": 3})
    assert days(connection) == [(13, 4, 3), (15, 4, 3)]


def test_the_board_names_who_is_short_from_the_day_on(connection):
    add_dispatches(connection, CIVIL | {"persons": 4})
    (row,) = dispatches.overloads(connection, survey_id=1, as_of=date(2025, 8, 14)).to_dict("records")
    assert (row["first_day"].date(), row["persons"], row["staff"]) == (date(2025, 8, 14), 4, 3)
    assert dispatches.overloads(connection, survey_id=1, as_of=date(2025, 8, 16)).empty
