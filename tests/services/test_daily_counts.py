"""A day's actual number overrides the product, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import COORDINATOR, ENTRY, TODAY, VIEWER, audited, stored
from workforce.errors import Invalid, NotFound, NotPermitted, Problem, Stale
from workforce.services import daily_counts, dispatches

pytestmark = pytest.mark.usefixtures("disaster")
DAY = date(2025, 9, 3)


@pytest.fixture
def dispatch(database) -> int:
    return dispatches.record(database, COORDINATOR, ENTRY, today=TODAY)


def count(database, dispatch, persons, *, seen, day=DAY, note=None) -> None:
    daily_counts.record(database, COORDINATOR, dispatch, day, persons, note, seen_version=seen, today=TODAY)


def counts(database) -> list[tuple]:
    return [
        (row["counted_on"], row["persons"], row["note"], row["row_version"]) for row in stored(database, "daily_counts")
    ]


def test_a_count_is_made_changed_and_taken_back_with_an_audit_entry_each(database, dispatch):
    count(database, dispatch, 0, seen=None, note=" 全員移動 ")
    assert counts(database) == [(DAY, 0, "全員移動", 1)]
    count(database, dispatch, 3.0, seen=1)
    assert counts(database) == [(DAY, 3, None, 2)]
    count(database, dispatch, None, seen=2)
    assert counts(database) == []
    key = f"{dispatch}/2025-09-03"
    assert audited(database)[1:] == [("sato", "dispatch.count", "daily_counts", key, None)] * 3
    sides = [(bool(entry["before_json"]), bool(entry["after_json"])) for entry in stored(database, "audit_entries")]
    assert sides[1:] == [(False, True), (True, True), (True, False)]


def test_taking_back_what_is_not_there_writes_nothing(database, dispatch):
    count(database, dispatch, None, seen=None)
    assert len(stored(database, "audit_entries")) == 1


def test_a_day_taken_back_can_be_counted_again(database, dispatch):
    for _ in range(3):
        count(database, dispatch, 2, seen=None)
        count(database, dispatch, None, seen=1)
    assert counts(database) == []


@pytest.mark.parametrize("seen", [None, 2])
def test_a_count_that_someone_else_made_is_not_overwritten(database, dispatch, seen):
    count(database, dispatch, 3, seen=None)
    with pytest.raises(Stale) as refusal:
        count(database, dispatch, 1, seen=seen)
    (conflict,) = refusal.value.conflicts
    assert (conflict["current"]["persons"], conflict["proposed"]["persons"]) == (3, 1)
    assert counts(database) == [(DAY, 3, None, 1)]


def test_a_count_that_someone_took_back_is_not_made_again_unknowingly(database, dispatch):
    count(database, dispatch, 3, seen=None)
    count(database, dispatch, None, seen=1)
    with pytest.raises(Stale) as refusal:
        count(database, dispatch, 1, seen=1)
    assert refusal.value.conflicts[0]["current"] is None
    assert counts(database) == []


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        (date(2025, 9, 11), Problem("counted_on", "count_in_future")),
        (
            date(2025, 8, 31),
            Problem("counted_on", "count_before_start", {"start_on": ENTRY.start_on}),
        ),
    ],
)
def test_a_day_that_cannot_be_counted_writes_nothing(database, dispatch, day, problem):
    with pytest.raises(Invalid) as refusal:
        count(database, dispatch, 3, seen=None, day=day)
    assert refusal.value.problems == [problem]
    assert counts(database) == []


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_a_dispatch_that_does_not_count_has_no_daily_counts(database, status):
    dispatch = dispatches.record(database, COORDINATOR, replace(ENTRY, status=status), today=TODAY)
    with pytest.raises(Invalid) as refusal:
        count(database, dispatch, 3, seen=None)
    assert refusal.value.problems == [Problem("status", "not_counted_in_status")]


def test_counting_asks_for_the_right_and_for_a_dispatch_that_exists(database, dispatch):
    with pytest.raises(NotPermitted):
        daily_counts.record(database, VIEWER, dispatch, DAY, 3, seen_version=None, today=TODAY)
    with pytest.raises(NotFound):
        count(database, 99, 3, seen=None)
    assert counts(database) == []


def test_the_same_count_sent_twice_or_by_two_phones_is_recorded_once(database, dispatch):
    for _ in range(2):
        count(database, dispatch, 3, seen=None, note="雨")
    assert counts(database) == [(DAY, 3, "雨", 1)]
    with pytest.raises(Stale):
        count(database, dispatch, 3, seen=None)  # without the note it is another entry
    for _ in range(2):
        count(database, dispatch, None, seen=1)
    assert counts(database) == []
    assert len(audited(database)) == 3
