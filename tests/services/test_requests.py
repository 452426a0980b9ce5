"""A request is recorded once, moves only where it may, changes its size by day, and never half."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import COORDINATOR, EDITOR, REQUEST, SIZE, TODAY, VIEWER, audited, stored
from workforce.errors import EntryKeyTaken, Invalid, NotFound, NotPermitted, Problem, Stale
from workforce.queries import requests as queries
from workforce.queries.reading import rows
from workforce.services import requests

pytestmark = pytest.mark.usefixtures("disaster")


@pytest.fixture
def first(database) -> int:
    return requests.record(database, COORDINATOR, REQUEST, SIZE, today=TODAY)


def row(database, request_id: int) -> dict[str, object]:
    with database.reading() as connection:
        return requests.current(connection, request_id)


def move(database, request_id: int, version: int, to_status: str, **more) -> int:
    return requests.move(database, COORDINATOR, request_id, version, to_status, today=TODAY, **more)


def revise(database, request_id: int, version: int, size, **more) -> int:
    return requests.revise(database, COORDINATOR, request_id, version, size, today=TODAY, reason="変更", **more)


def refused(action) -> list[Problem]:
    with pytest.raises(Invalid) as refusal:
        action()
    return refusal.value.problems


def test_a_recorded_request_holds_its_contents_its_first_size_and_its_first_state(database, first):
    found = row(database, first)
    assert (requests.entry_of(found), requests.size_of(found)) == (REQUEST, SIZE)
    assert (found["request_status"], found["moved_on"], found["row_version"]) == ("requested", SIZE.asked_on, 1)
    assert audited(database) == [("sato", "dispatch.request", "requests", str(first), None)]
    (entry,) = stored(database, "audit_entries")
    assert json.loads(entry["after_json"])["persons_per_day"] == 4


def test_the_same_request_sent_twice_is_recorded_once(database, first):
    again = requests.record(database, COORDINATOR, replace(REQUEST, note="  "), SIZE, today=TODAY)
    assert (again, len(stored(database, "requests")), len(stored(database, "audit_entries"))) == (first, 1, 1)
    with pytest.raises(EntryKeyTaken):
        requests.record(database, COORDINATOR, REQUEST, replace(SIZE, persons_per_day=5), today=TODAY)


def test_an_incomplete_request_is_refused_field_by_field_and_nothing_is_written(database):
    entry = replace(REQUEST, municipality_code="", task_code="nothing", priority=4, lodging="hotel")
    size = replace(SIZE, asked_on=date(2025, 9, 11), persons_per_day=0, end_on=date(2025, 8, 31))
    assert refused(lambda: requests.record(database, COORDINATOR, entry, size, today=TODAY)) == [
        Problem("municipality", "required"),
        Problem("task", "unknown", {"value": "nothing"}),
        Problem("priority", "unknown", {"value": "4"}),
        Problem("lodging", "unknown", {"value": "hotel"}),
        Problem("persons_per_day", "too_small", {"value": 0, "least": 1}),
        Problem("asked_on", "in_future"),
        Problem("end_on", "end_before_start", {"start_on": date(2025, 9, 1)}),
    ]
    for table in ("requests", "request_revisions", "request_moves", "audit_entries"):
        assert stored(database, table) == []


@pytest.mark.parametrize("actor", [VIEWER, EDITOR])
def test_who_may_not_deal_with_requests_is_refused_everywhere(database, first, actor):
    attempts = [
        lambda: requests.record(database, actor, replace(REQUEST, entry_key="second"), SIZE, today=TODAY),
        lambda: requests.change(database, actor, first, 1, replace(REQUEST, priority=2)),
        lambda: requests.revise(database, actor, first, 1, SIZE, today=TODAY, reason="増"),
        lambda: requests.move(database, actor, first, 1, "arranging", today=TODAY),
    ]
    for attempt in attempts:
        with pytest.raises(NotPermitted):
            attempt()
    assert len(stored(database, "audit_entries")) == 1


def test_a_request_goes_the_whole_way_step_by_step_and_each_step_is_kept(database, first):
    way = ("arranging", "agreed", "decided", "dispatched", "ended")
    for version, status in enumerate(way, start=1):
        assert move(database, first, version, status) == version + 1
    with database.reading() as connection:
        moves = queries.moves(connection, request_id=first)
    assert list(moves["to_status"])[::-1] == ["requested", *way]
    assert list(moves["from_status"])[:-1][::-1] == ["requested", *way[:-1]]
    assert set(moves["actor_id"]) == {"sato"}
    assert set(moves["actor_role"]) == {"dispatch_coordinator"}


def test_a_move_is_of_the_role_that_made_it_whoever_changed_the_request_since(database, first):
    assert move(database, first, 1, "arranging") == 2
    chief = replace(COORDINATOR, actor_id="local", role="local_administrator")
    assert requests.change(database, chief, first, 2, replace(REQUEST, priority=2)) == 3
    requests.move(database, chief, first, 3, "agreed", today=TODAY)
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO request_moves (request_id, move_number, to_status) VALUES (?, 9, 'ended')", [first]
        )
    with database.reading() as connection:
        moves = rows(queries.moves(connection, request_id=first))
    assert [(row["to_status"], row["actor_role"]) for row in moves] == [
        ("ended", None),
        ("agreed", "local_administrator"),
        ("arranging", "dispatch_coordinator"),
        ("requested", "dispatch_coordinator"),
    ]


@pytest.mark.parametrize("to_status", ["agreed", "decided", "dispatched", "ended", "requested", "nowhere"])
def test_an_illegal_move_is_refused_and_leaves_no_trace(database, first, to_status):
    assert refused(lambda: move(database, first, 1, to_status, reason="近道")) == [Problem("to_status", "illegal_move")]
    assert (len(stored(database, "request_moves")), row(database, first)["row_version"]) == (1, 1)


@pytest.mark.parametrize("to_status", ["unfillable", "cancelled"])
def test_leaving_the_straight_way_needs_a_reason(database, first, to_status):
    assert refused(lambda: move(database, first, 1, to_status, reason=" ")) == [Problem("reason", "reason_required")]
    move(database, first, 1, to_status, reason="取下げ")
    assert audited(database)[-1] == ("sato", "dispatch.request", "requests", str(first), "取下げ")


def test_a_cancelled_request_goes_back_only_to_where_it_came_from(database, first):
    move(database, first, 1, "arranging")
    move(database, first, 2, "cancelled", reason="取下げ")
    assert refused(lambda: move(database, first, 3, "requested", reason="誤り")) == [
        Problem("to_status", "illegal_move")
    ]
    move(database, first, 3, "arranging", reason="誤り")
    assert row(database, first)["request_status"] == "arranging"


def test_a_move_is_not_in_the_future_and_not_before_the_last_one(database, first):
    assert refused(lambda: move(database, first, 1, "arranging", moved_on=date(2025, 9, 11))) == [
        Problem("moved_on", "in_future")
    ]
    assert refused(lambda: move(database, first, 1, "arranging", moved_on=date(2025, 8, 27))) == [
        Problem("moved_on", "before_last_move", {"last": date(2025, 8, 28)})
    ]


def test_a_second_click_on_a_step_changes_nothing_and_another_view_of_the_request_is_told(database, first):
    assert move(database, first, 1, "arranging") == move(database, first, 1, "arranging") == 2
    assert len(stored(database, "request_moves")) == 2
    with pytest.raises(Stale):
        move(database, first, 1, "cancelled", reason="取下げ")


def test_of_two_coordinators_moving_one_request_one_wins(database, first):
    start = threading.Barrier(2)

    def attempt(to_status: str) -> str:
        start.wait()
        try:
            move(database, first, 1, to_status, reason="同時")
        except Stale:
            return "stale"
        return to_status

    with ThreadPoolExecutor(2) as threads:
        outcomes = list(threads.map(attempt, ("arranging", "cancelled")))
    assert sorted(outcomes) == sorted([row(database, first)["request_status"], "stale"])
    assert len(stored(database, "request_moves")) == 2


def test_a_revision_adds_a_size_and_keeps_the_one_before(database, first):
    larger = replace(SIZE, asked_on=date(2025, 9, 5), effective_on=date(2025, 9, 8), persons_per_day=6)
    assert revise(database, first, 1, larger) == 2
    assert revise(database, first, 1, larger) == 2  # the same sent twice
    with database.reading() as connection:
        sizes = queries.revisions(connection, request_id=first)
    assert list(sizes["persons_per_day"]) == [6, 4]
    assert list(sizes["reason"].fillna("")) == ["変更", ""]


def test_a_revision_has_rules_of_its_own(database, first):
    assert refused(lambda: revise(database, first, 1, replace(SIZE, asked_on=date(2025, 8, 27)))) == [
        Problem("asked_on", "before_last_revision", {"last": date(2025, 8, 28)})
    ]
    assert refused(lambda: revise(database, first, 1, replace(SIZE, effective_on=date(2025, 9, 22)))) == [
        Problem("effective_on", "effective_after_end", {"end_on": date(2025, 9, 20)})
    ]
    move(database, first, 1, "cancelled", reason="取下げ")
    assert refused(lambda: revise(database, first, 2, replace(SIZE, persons_per_day=9))) == [
        Problem("request", "request_cancelled")
    ]


def test_contents_are_changed_with_both_sides_kept_and_the_second_editor_is_told(database, first):
    changed = replace(REQUEST, priority=3, entry_key=None, conditions="旅費は派遣先が負担")
    assert requests.change(database, COORDINATOR, first, 1, changed, reason="訂正") == 2
    assert requests.entry_of(row(database, first)) == replace(changed, entry_key="asked")
    assert requests.change(database, COORDINATOR, first, 2, changed) == 2
    with pytest.raises(Stale) as refusal:
        requests.change(database, COORDINATOR, first, 1, REQUEST)
    assert refusal.value.conflicts[0]["current"]["priority"] == 3


def test_a_request_that_is_not_there_is_not_found(database):
    with pytest.raises(NotFound):
        move(database, 99, 1, "arranging")


def test_contents_sent_again_are_changed_once(database, first):
    changed = replace(REQUEST, priority=3)
    assert requests.change(database, COORDINATOR, first, 1, changed) == 2
    assert requests.change(database, COORDINATOR, first, 1, changed) == 2
