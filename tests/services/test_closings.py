"""A closing is recorded once, never beyond what is open, changed under its version, and given up with a reason."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.services.conftest import COORDINATOR, EDITOR, ENTRY, REQUEST, SIZE, TODAY, VIEWER, audited, stored
from workforce.domain.closings import ClosingEntry
from workforce.errors import EntryKeyTaken, Invalid, NotFound, NotPermitted, Problem, Stale
from workforce.services import closings, dispatches, requests

pytestmark = pytest.mark.usefixtures("disaster")


@pytest.fixture
def asked(database) -> int:
    return requests.record(database, COORDINATOR, REQUEST, SIZE, today=TODAY)


@pytest.fixture
def entry(asked) -> ClosingEntry:
    """Two of the four persons asked for, on all days of the request."""
    return ClosingEntry(
        entry_key="closed",
        request_id=asked,
        closing_kind="outsourced",
        persons_per_day=2,
        start_on=SIZE.start_on,
        end_on=SIZE.end_on,
        decided_on=TODAY,
        note="仮置場の受付",
    )


@pytest.fixture
def first(database, entry) -> int:
    return closings.record(database, COORDINATOR, entry, today=TODAY)


def refused(action) -> list[Problem]:
    with pytest.raises(Invalid) as refusal:
        action()
    return refusal.value.problems


def beyond(day: date, persons: int) -> list[Problem]:
    return [Problem("persons_per_day", "beyond_need", {"day": day, "beyond": persons})]


def test_a_closing_is_recorded_once(database, entry, first):
    assert closings.record(database, COORDINATOR, replace(entry, note=" 仮置場の受付 "), today=TODAY) == first
    (row,) = stored(database, "request_closings")
    assert (closings.entry_of(row), row["row_version"], row["withdrawn_on"]) == (entry, 1, None)
    assert audited(database)[-1] == ("sato", "dispatch.closing", "request_closings", str(first), None)
    with pytest.raises(EntryKeyTaken):
        closings.record(database, COORDINATOR, replace(entry, persons_per_day=1), today=TODAY)


def test_a_closing_that_cannot_be_says_why(database, entry):
    wrong = replace(
        entry,
        closing_kind="magic",
        persons_per_day=0,
        end_on=SIZE.start_on - timedelta(days=1),
        decided_on=TODAY + timedelta(days=1),
    )
    assert [
        (problem.field, problem.code)
        for problem in refused(lambda: closings.record(database, COORDINATOR, wrong, today=TODAY))
    ] == [
        ("closing_kind", "unknown"),
        ("persons_per_day", "too_small"),
        ("decided_on", "in_future"),
        ("end_on", "end_before_start"),
    ]
    empty = replace(entry, closing_kind="", persons_per_day=None, start_on=None, decided_on=None)
    assert {
        problem.code for problem in refused(lambda: closings.record(database, COORDINATOR, empty, today=TODAY))
    } == {"required"}
    with pytest.raises(NotFound):
        closings.record(database, COORDINATOR, replace(entry, request_id=99), today=TODAY)
    assert stored(database, "request_closings") == []


def test_no_more_is_closed_than_is_open_on_any_day(database, entry, first):
    more = replace(entry, entry_key="more", closing_kind="fixed_term", persons_per_day=3)
    assert refused(lambda: closings.record(database, COORDINATOR, more, today=TODAY)) == beyond(SIZE.start_on, 1)
    # the day after the request needs nobody
    late = replace(more, persons_per_day=1, end_on=SIZE.end_on + timedelta(days=1))
    assert refused(lambda: closings.record(database, COORDINATOR, late, today=TODAY)) == beyond(late.end_on, 1)
    closings.record(database, COORDINATOR, replace(more, persons_per_day=2), today=TODAY)
    assert len(stored(database, "request_closings")) == 2


def test_what_a_dispatch_meets_cannot_be_closed_again(database, entry, asked):
    dispatches.record(database, COORDINATOR, replace(ENTRY, persons=3, request_id=asked), today=TODAY)
    assert refused(lambda: closings.record(database, COORDINATOR, entry, today=TODAY)) == beyond(SIZE.start_on, 1)
    closings.record(database, COORDINATOR, replace(entry, persons_per_day=1), today=TODAY)


def test_a_dispatch_that_comes_later_is_no_fault_of_the_closing(database, entry, asked, first):
    dispatches.record(database, COORDINATOR, replace(ENTRY, persons=4, request_id=asked), today=TODAY)
    changed = replace(entry, persons_per_day=1, note="縮小")
    assert closings.change(database, COORDINATOR, first, 1, changed, today=TODAY) == 2
    assert refused(lambda: closings.change(database, COORDINATOR, first, 2, entry, today=TODAY)) == beyond(
        SIZE.start_on, 2
    )


def test_a_change_keeps_key_and_request_and_is_refused_when_stale(database, entry, first):
    changed = replace(entry, entry_key="other", request_id=99, persons_per_day=1, closing_kind="reassigned")
    assert closings.change(database, COORDINATOR, first, 1, changed, today=TODAY, reason="精査") == 2
    (row,) = stored(database, "request_closings")
    expected = replace(entry, persons_per_day=1, closing_kind="reassigned")
    assert (closings.entry_of(row), row["row_version"]) == (expected, 2)
    assert audited(database)[-1] == ("sato", "dispatch.closing", "request_closings", str(first), "精査")
    assert closings.change(database, COORDINATOR, first, 2, expected, today=TODAY) == 2
    with pytest.raises(Stale):
        closings.change(database, COORDINATOR, first, 1, entry, today=TODAY)


def test_giving_up_makes_room_and_taking_it_back_needs_room(database, entry, first):
    assert refused(lambda: closings.withdraw(database, COORDINATOR, first, 1, today=TODAY, reason=" ")) == [
        Problem("reason", "reason_required")
    ]
    assert closings.withdraw(database, COORDINATOR, first, 1, today=TODAY, reason="契約に至らず") == 2
    whole = replace(entry, entry_key="whole", closing_kind="fixed_term", persons_per_day=4)
    closings.record(database, COORDINATOR, whole, today=TODAY)
    assert refused(lambda: closings.renew(database, COORDINATOR, first, 2, today=TODAY, reason="再契約")) == beyond(
        SIZE.start_on, 2
    )
    (row, _) = stored(database, "request_closings")
    assert (row["withdrawn_on"], row["row_version"]) == (TODAY, 2)


def test_a_closing_that_was_given_up_is_taken_back_before_it_is_changed(database, entry, first):
    closings.withdraw(database, COORDINATOR, first, 1, today=TODAY, reason="契約に至らず")
    later = TODAY + timedelta(days=9)
    assert refused(
        lambda: closings.change(database, COORDINATOR, first, 2, replace(entry, decided_on=later), today=later)
    ) == [Problem("decided_on", "renew_first")]
    assert closings.renew(database, COORDINATOR, first, 2, today=later, reason="再契約") == 3
    assert closings.change(database, COORDINATOR, first, 3, replace(entry, decided_on=later), today=later) == 4


@pytest.mark.parametrize("actor", [VIEWER, EDITOR])
def test_who_may_not_close_gaps_is_refused_everywhere(database, entry, first, actor):
    attempts = [
        lambda: closings.record(database, actor, replace(entry, entry_key="second"), today=TODAY),
        lambda: closings.change(database, actor, first, 1, entry, today=TODAY),
        lambda: closings.withdraw(database, actor, first, 1, today=TODAY, reason="都合"),
        lambda: closings.renew(database, actor, first, 1, today=TODAY, reason="都合"),
    ]
    for attempt in attempts:
        with pytest.raises(NotPermitted):
            attempt()
    assert len(stored(database, "request_closings")) == 1


def test_two_coordinators_at_once_never_close_more_than_is_open(database, entry):
    def close(number: int) -> str:
        try:
            closings.record(
                database, COORDINATOR, replace(entry, entry_key=f"key-{number}", persons_per_day=3), today=TODAY
            )
        except Invalid:
            return "refused"
        return "recorded"

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(close, range(4))) == ["recorded", "refused", "refused", "refused"]
    assert len(stored(database, "request_closings")) == 1


def test_what_is_sent_again_changes_nothing(database, entry, first):
    assert closings.withdraw(database, COORDINATOR, first, 1, today=TODAY, reason="契約に至らず") == 2
    assert closings.withdraw(database, COORDINATOR, first, 1, today=TODAY, reason="契約に至らず") == 2
    assert closings.renew(database, COORDINATOR, first, 2, today=TODAY, reason="再契約") == 3
    assert closings.renew(database, COORDINATOR, first, 2, today=TODAY, reason="再契約") == 3
    assert len([each for each in audited(database) if each[2] == "request_closings"]) == 3


@pytest.mark.parametrize("days", [(date(1900, 1, 1), date(1900, 1, 2)), (date(2200, 1, 1), date(2200, 1, 2))])
def test_a_closing_on_days_that_no_calendar_has_would_count_nowhere_and_is_refused(database, entry, days):
    calendar = {"first": date(2000, 4, 1), "last": date(2051, 3, 31)}
    wrong = replace(entry, start_on=days[0], end_on=days[1])
    assert refused(lambda: closings.record(database, COORDINATOR, wrong, today=TODAY)) == [
        Problem("start_on", "outside_calendar", calendar),
        Problem("end_on", "outside_calendar", calendar),
    ]
