"""The clock of the computer is put back and forward again: nothing is lost, and nothing counts before its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.metrics.builders import person_days
from tests.services.conftest import COORDINATOR, ENTRY, OFFER, REQUEST, SIZE, TODAY, stored
from workforce.errors import Invalid
from workforce.services import daily_counts, dispatches, offers, requests

pytestmark = pytest.mark.usefixtures("disaster")
BACK, ON = TODAY - timedelta(days=3), TODAY + timedelta(days=1)
OPEN = replace(ENTRY, start_on=TODAY, end_on=None)


def total(database, as_of: date) -> tuple[int, int]:
    with database.reading() as connection:
        return person_days(connection, as_of)


def refused(act) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refusal:
        act()
    return [(problem.field, problem.code) for problem in refusal.value.problems]


def test_what_begins_today_counts_on_its_day_and_not_while_the_clock_stands_before_it(database):
    dispatches.record(database, COORDINATOR, OPEN, today=TODAY)
    assert [total(database, day) for day in (BACK, TODAY, ON)] == [(0, 0), (4, 4), (8, 4)]


def test_an_open_dispatch_is_cancelled_and_restored_though_the_clock_stands_before_its_first_day(database):
    number = dispatches.record(database, COORDINATOR, OPEN, today=TODAY)
    dispatches.cancel(database, COORDINATOR, number, 1, today=BACK, reason="誤り")
    (row,) = stored(database, "dispatches")
    assert (row["status"], row["end_on"], row["cancelled_on"]) == ("cancelled", TODAY, BACK)
    assert total(database, ON) == (0, 0)
    dispatches.restore(database, COORDINATOR, number, 2, reason="やはり行く")
    (row,) = stored(database, "dispatches")
    assert dispatches.entry_of(row) == OPEN
    assert total(database, ON) == (8, 4)


def test_a_count_of_a_day_that_the_clock_has_not_reached_again_is_refused_and_what_stands_stays(database):
    number = dispatches.record(database, COORDINATOR, OPEN, today=TODAY)

    def count(persons: int | None, seen: int | None, today: date) -> None:
        daily_counts.record(database, COORDINATOR, number, TODAY, persons, seen_version=seen, today=today)

    count(3, None, TODAY)
    assert refused(lambda: count(2, 1, BACK)) == [("counted_on", "count_in_future")]
    count(3, 1, BACK)  # the same tap once more says that it stands
    assert [(row["persons"], row["row_version"]) for row in stored(database, "daily_counts")] == [(3, 1)]
    count(2, 1, ON)
    assert [total(database, day) for day in (BACK, TODAY, ON)] == [(0, 0), (2, 2), (6, 4)]


def test_a_request_goes_on_once_the_clock_is_right_again(database):
    number = requests.record(database, COORDINATOR, REQUEST, replace(SIZE, asked_on=TODAY), today=TODAY)
    assert refused(lambda: requests.move(database, COORDINATOR, number, 1, "arranging", today=BACK)) == [
        ("moved_on", "before_last_move")
    ]
    larger = replace(SIZE, asked_on=BACK, persons_per_day=9)
    revise = {"today": BACK, "reason": "増員"}
    assert refused(lambda: requests.revise(database, COORDINATOR, number, 1, larger, **revise)) == [
        ("asked_on", "before_last_revision")
    ]
    assert requests.move(database, COORDINATOR, number, 1, "arranging", today=ON) == 2
    assert [(row["to_status"], row["moved_on"]) for row in stored(database, "request_moves")] == [
        ("requested", TODAY),
        ("arranging", ON),
    ]


def test_an_offer_is_withdrawn_at_the_earliest_on_the_day_it_was_made(database):
    number = offers.record(database, COORDINATOR, replace(OFFER, offered_on=TODAY, confirmed_on=TODAY), today=TODAY)
    offers.withdraw(database, COORDINATOR, number, 1, today=BACK, reason="自県の災害")
    offers.renew(database, COORDINATOR, number, 2, today=BACK, reason="落ち着いた")
    (row,) = stored(database, "offers")
    assert offers.entry_of(row) == replace(OFFER, offered_on=TODAY, confirmed_on=TODAY)
