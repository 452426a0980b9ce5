"""A dispatch is recorded once, changed knowingly, cancelled with a reason, and never half."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import duckdb
import pytest

from tests.services.conftest import COORDINATOR, EDITOR, ENTRY, TODAY, VIEWER, audited, stored
from workforce.errors import EntryKeyTaken, Invalid, NotFound, NotPermitted, Problem, Stale
from workforce.services import daily_counts, dispatches

pytestmark = pytest.mark.usefixtures("disaster")


@pytest.fixture
def first(database) -> int:
    return dispatches.record(database, COORDINATOR, ENTRY, today=TODAY)


def only_row(database) -> dict[str, object]:
    (row,) = stored(database, "dispatches")
    return row


def change(database, dispatch_id, seen_version, entry, **more) -> int:
    return dispatches.change(database, COORDINATOR, dispatch_id, seen_version, entry, today=TODAY, **more)


def test_a_recorded_dispatch_is_the_entry_in_its_first_version(database, first):
    row = only_row(database)
    assert dispatches.entry_of(row) == ENTRY
    assert (row["dispatch_id"], row["row_version"], row["is_sample"]) == (first, 1, False)


def test_recording_leaves_who_what_and_the_whole_row_in_the_audit_trail(database, first):
    (entry,) = stored(database, "audit_entries")
    after = json.loads(entry["after_json"])
    assert entry["before_json"] is None
    assert after == {
        "dispatch_id": first,
        "entry_key": "first",
        "disaster_code": "rain",
        "kind": "emergency",
        "status": "active",
        "sender_code": "43000",
        "destination_code": "43206",
        "task_code": "damage_survey1",
        "occupation_code": None,
        "persons": 4,
        "start_on": "2025-09-01",
        "end_on": "2025-09-20",
        "wave": "第1陣",
        "route_code": None,
        "travel_days": 0,
        "request_id": None,
        "offer_id": None,
        "decided_on": None,
        "cancelled_on": None,
        "note": None,
        "is_sample": False,
        "row_version": 1,
    }
    assert list(after) == sorted(after)
    assert audited(database) == [("sato", "dispatch.record", "dispatches", str(first), None)]


def test_the_same_entry_sent_twice_is_recorded_once(database, first):
    again = dispatches.record(database, COORDINATOR, replace(ENTRY, note="  "), today=TODAY)
    assert again == first
    assert len(stored(database, "dispatches")) == len(stored(database, "audit_entries")) == 1


def test_an_entry_key_does_not_stand_for_two_contents(database, first):
    with pytest.raises(EntryKeyTaken) as refusal:
        dispatches.record(database, COORDINATOR, replace(ENTRY, persons=5), today=TODAY)
    assert refusal.value.details == {"number": first}
    assert only_row(database)["persons"] == 4


def test_an_invalid_entry_writes_nothing(database):
    with pytest.raises(Invalid) as refusal:
        dispatches.record(database, COORDINATOR, replace(ENTRY, persons=0, destination_code="43000"), today=TODAY)
    assert refusal.value.problems == [
        Problem("destination", "unknown", {"value": "43000"}),
        Problem("destination", "sender_is_destination"),
        Problem("persons", "too_small", {"value": 0, "least": 1}),
    ]
    assert stored(database, "dispatches") == stored(database, "audit_entries") == []


def test_a_dispatch_may_go_to_another_prefecture(database):
    dispatches.record(database, COORDINATOR, replace(ENTRY, destination_code="17000"), today=TODAY)
    assert only_row(database)["destination_code"] == "17000"


@pytest.mark.parametrize("actor", [VIEWER, EDITOR])
def test_who_may_not_record_neither_records_nor_changes_nor_cancels(database, first, actor):
    attempts = [
        lambda: dispatches.record(database, actor, replace(ENTRY, entry_key="second"), today=TODAY),
        lambda: dispatches.change(database, actor, first, 1, replace(ENTRY, persons=9), today=TODAY),
        lambda: dispatches.cancel(database, actor, first, 1, today=TODAY, reason="誤り"),
        lambda: dispatches.restore(database, actor, first, 1, reason="誤り"),
    ]
    for attempt in attempts:
        with pytest.raises(NotPermitted) as refusal:
            attempt()
        assert refusal.value.details == {"action": "dispatch.record", "role": actor.role}
    assert dispatches.entry_of(only_row(database)) == ENTRY
    assert len(stored(database, "audit_entries")) == 1


def test_a_change_raises_the_version_and_keeps_both_sides_and_the_reason(database, first):
    version = change(database, first, 1, replace(ENTRY, entry_key="ignored", persons=6), reason="増員")
    row = only_row(database)
    assert (version, row["row_version"], row["persons"], row["entry_key"]) == (2, 2, 6, "first")
    entry = stored(database, "audit_entries")[-1]
    assert json.loads(entry["before_json"])["persons"] == 4
    assert json.loads(entry["after_json"])["persons"] == 6
    assert audited(database)[-1] == ("sato", "dispatch.record", "dispatches", str(first), "増員")


def test_a_reason_that_cannot_be_written_down_is_refused(database, first):
    attempts = [
        lambda reason: change(database, first, 1, replace(ENTRY, persons=6), reason=reason),
        lambda reason: dispatches.cancel(database, COORDINATOR, first, 1, today=TODAY, reason=reason),
    ]
    for attempt in attempts:
        with pytest.raises(Invalid) as refusal:
            attempt("誤\u202eり")
        assert refusal.value.problems == [Problem("reason", "forbidden_character", {"character": "U+202E"})]
    assert dispatches.entry_of(only_row(database)) == ENTRY


def test_a_change_that_changes_nothing_writes_nothing(database, first):
    assert change(database, first, 1, ENTRY) == 1
    assert len(stored(database, "audit_entries")) == 1


def test_every_column_that_names_another_table_can_be_changed(database, first):
    other = replace(
        ENTRY,
        sender_code="43100",
        destination_code="43213",
        task_code="cert_reception",
        occupation_code="admin",
        route_code="within_prefecture",
        kind="mid_long",
    )
    change(database, first, 1, other)
    change(database, first, 2, ENTRY)
    assert dispatches.entry_of(only_row(database)) == ENTRY


def test_the_second_of_two_people_is_told_and_sees_both_versions(database, first):
    change(database, first, 1, replace(ENTRY, persons=6))
    with pytest.raises(Stale) as refusal:
        change(database, first, 1, replace(ENTRY, persons=7))
    (conflict,) = refusal.value.conflicts
    assert conflict["key"] == str(first)
    assert conflict["current"] == only_row(database)
    assert (conflict["current"]["persons"], conflict["current"]["row_version"]) == (6, 2)
    assert conflict["proposed"]["persons"] == 7
    assert len(stored(database, "audit_entries")) == 2


def test_who_edits_a_dispatch_that_someone_cancelled_is_told_of_the_cancellation(database, first):
    dispatches.cancel(database, COORDINATOR, first, 1, today=TODAY, reason="誤り")
    with pytest.raises(Stale) as refusal:
        change(database, first, 1, replace(ENTRY, persons=0))
    (conflict,) = refusal.value.conflicts
    assert (conflict["current"]["status"], conflict["proposed"]["status"]) == ("cancelled", "active")


def test_a_dispatch_that_is_not_there_is_not_found(database):
    with pytest.raises(NotFound):
        change(database, 99, 1, ENTRY)


def test_an_edited_sample_row_stays_sample(database, first):
    with database.transaction() as connection:
        connection.execute("UPDATE dispatches SET is_sample = true")
    change(database, first, 1, replace(ENTRY, persons=6))
    assert only_row(database)["is_sample"] is True


def test_a_period_is_not_shortened_past_its_daily_counts(database, first):
    for day in (date(2025, 9, 1), date(2025, 9, 9)):
        daily_counts.record(database, COORDINATOR, first, day, 3, seen_version=None, today=TODAY)
    with pytest.raises(Invalid) as refusal:
        change(database, first, 1, replace(ENTRY, start_on=date(2025, 9, 2), end_on=date(2025, 9, 8)))
    assert refusal.value.problems == [
        Problem("start_on", "days_counted_outside_period", {"days": [date(2025, 9, 1)]}),
        Problem("end_on", "days_counted_outside_period", {"days": [date(2025, 9, 9)]}),
    ]
    assert change(database, first, 1, replace(ENTRY, end_on=date(2025, 9, 9))) == 2


def test_a_cancelled_dispatch_stays_in_the_log_with_its_reason(database, first):
    assert dispatches.cancel(database, COORDINATOR, first, 1, today=TODAY, reason="要請取下げ") == 2
    assert dispatches.entry_of(only_row(database)) == replace(ENTRY, status="cancelled", cancelled_on=TODAY)
    assert audited(database)[-1] == ("sato", "dispatch.record", "dispatches", str(first), "要請取下げ")


def test_a_restored_dispatch_is_what_it_was_before(database):
    entry = replace(ENTRY, end_on=None)
    dispatch_id = dispatches.record(database, COORDINATOR, entry, today=TODAY)
    dispatches.cancel(database, COORDINATOR, dispatch_id, 1, today=TODAY, reason="誤り")
    assert only_row(database)["end_on"] == TODAY
    dispatches.restore(database, COORDINATOR, dispatch_id, 2, reason="取消が誤り")
    assert dispatches.entry_of(only_row(database)) == entry


def test_what_was_cancelled_from_the_start_is_restored_as_planned(database):
    dispatch_id = dispatches.record(database, COORDINATOR, replace(ENTRY, status="cancelled"), today=TODAY)
    dispatches.restore(database, COORDINATOR, dispatch_id, 1, reason="実施")
    assert only_row(database)["status"] == "planned"


def test_cancelling_and_restoring_ask_for_a_reason(database, first):
    with pytest.raises(Invalid) as refusal:
        dispatches.cancel(database, COORDINATOR, first, 1, today=TODAY, reason="  ")
    assert refusal.value.problems == [Problem("reason", "reason_required")]
    assert only_row(database)["status"] == "active"


def test_an_edit_neither_cancels_nor_revives(database, first):
    with pytest.raises(Invalid) as refusal:
        change(database, first, 1, replace(ENTRY, status="cancelled"))
    assert refusal.value.problems == [Problem("status", "cancelled_here")]
    dispatches.cancel(database, COORDINATOR, first, 1, today=TODAY, reason="誤り")
    with pytest.raises(Invalid) as refusal:
        change(database, first, 2, ENTRY)
    assert refusal.value.problems == [Problem("status", "restore_first")]


def test_cancelling_twice_changes_once(database, first):
    dispatches.cancel(database, COORDINATOR, first, 1, today=TODAY, reason="誤り")
    assert dispatches.cancel(database, COORDINATOR, first, 2, today=TODAY, reason="誤り") == 2
    assert len(stored(database, "audit_entries")) == 2


def test_a_failure_between_the_change_and_its_audit_entry_leaves_nothing(database, first):
    with database.transaction() as connection:
        connection.execute("ALTER TABLE audit_entries RENAME TO hidden")
    with pytest.raises(duckdb.CatalogException):
        dispatches.record(database, COORDINATOR, replace(ENTRY, entry_key="second"), today=TODAY)
    with pytest.raises(duckdb.CatalogException):
        change(database, first, 1, replace(ENTRY, persons=9))
    assert dispatches.entry_of(only_row(database)) == ENTRY


def test_of_two_threads_changing_one_row_one_wins_and_the_other_is_told(database, first):
    start = threading.Barrier(2)

    def attempt(persons: int) -> int | str:
        start.wait()
        try:
            change(database, first, 1, replace(ENTRY, persons=persons))
        except Stale:
            return "stale"
        return persons

    with ThreadPoolExecutor(2) as threads:
        outcomes = list(threads.map(attempt, (6, 7)))
    winner = only_row(database)["persons"]
    assert sorted(map(str, outcomes)) == sorted([str(winner), "stale"])
    assert len(stored(database, "audit_entries")) == 2


def test_eight_threads_record_their_dispatches_each_exactly_once(database):
    def record_25(thread: int) -> list[int]:
        keys = [f"{thread}-{number}" for number in range(25)]
        return [dispatches.record(database, COORDINATOR, replace(ENTRY, entry_key=key), today=TODAY) for key in keys]

    with ThreadPoolExecutor(8) as threads:
        numbers = [number for found in threads.map(record_25, range(8)) for number in found]
    rows = stored(database, "dispatches")
    assert sorted(row["dispatch_id"] for row in rows) == sorted(numbers)
    assert len({row["entry_key"] for row in rows}) == len(rows) == len(stored(database, "audit_entries")) == 200


def test_two_threads_with_the_same_entry_record_one_row(database):
    start = threading.Barrier(2)

    def attempt(_: int) -> int:
        start.wait()
        return dispatches.record(database, COORDINATOR, ENTRY, today=TODAY)

    with ThreadPoolExecutor(2) as threads:
        numbers = set(threads.map(attempt, range(2)))
    assert numbers == {only_row(database)["dispatch_id"]}


@pytest.mark.parametrize(("end_on", "status"), [(TODAY, "active"), (date(2025, 9, 9), "ended")])
def test_a_planned_dispatch_that_arrives_counts_and_the_audit_says_why(database, end_on, status):
    planned = replace(ENTRY, status="planned", end_on=end_on)
    number = dispatches.record(database, COORDINATOR, planned, today=TODAY)
    for _ in range(2):  # the second tap has seen the first version too
        assert dispatches.start(database, COORDINATOR, number, 1, today=TODAY, reason="到着") == 2
    assert dispatches.entry_of(only_row(database)) == replace(planned, status=status)
    assert audited(database)[1:] == [("sato", "dispatch.record", "dispatches", str(number), "到着")]


def test_what_may_not_arrive_stays_planned(database):
    tomorrow = replace(ENTRY, status="planned", start_on=date(2025, 9, 11))
    number = dispatches.record(database, COORDINATOR, tomorrow, today=TODAY)
    with pytest.raises(NotPermitted):
        dispatches.start(database, VIEWER, number, 1, today=TODAY, reason="到着")
    with pytest.raises(Invalid) as refusal:
        dispatches.start(database, COORDINATOR, number, 1, today=TODAY, reason="到着")
    assert refusal.value.problems == [Problem("status", "active_in_future", {"start_on": tomorrow.start_on})]
    with pytest.raises(Stale):
        dispatches.start(database, COORDINATOR, number, 0, today=tomorrow.start_on, reason="到着")
    dispatches.cancel(database, COORDINATOR, number, 1, today=TODAY, reason="中止")
    with pytest.raises(Invalid) as refusal:
        dispatches.start(database, COORDINATOR, number, 2, today=tomorrow.start_on, reason="到着")
    assert refusal.value.problems == [Problem("status", "restore_first")]
    assert only_row(database)["status"] == "cancelled"


def elsewhere(number: int) -> list[Problem]:
    return [Problem("wave", "team_elsewhere", {"number": number, "start_on": date(2025, 9, 1)})]


def test_a_team_is_not_recorded_at_a_second_destination_on_a_day_it_is_elsewhere(database, first):
    second = replace(ENTRY, entry_key="second", destination_code="43213", start_on=date(2025, 9, 10), end_on=TODAY)
    with pytest.raises(Invalid) as refusal:
        dispatches.record(database, COORDINATOR, second, today=TODAY)
    assert refusal.value.problems == elsewhere(first)
    assert len(stored(database, "dispatches")) == len(stored(database, "audit_entries")) == 1


@pytest.mark.parametrize(
    "fine",
    [
        {"destination_code": "43206"},  # handing over, or more people, at one place
        {"wave": "第2陣"},
        {"wave": None},
        {"sender_code": "43100"},
        {"status": "planned", "start_on": date(2025, 9, 21), "end_on": date(2025, 9, 25)},
        {"start_on": date(2025, 8, 20), "end_on": date(2025, 8, 31)},
        {"status": "cancelled"},
    ],
)
def test_what_is_another_team_or_another_day_is_recorded(database, first, fine):
    second = replace(ENTRY, entry_key="second", **({"destination_code": "43213"} | fine))
    assert dispatches.record(database, COORDINATOR, second, today=TODAY) == first + 1


def test_an_open_end_reaches_every_later_day(database, first):
    open_one = change(database, first, 1, replace(ENTRY, end_on=None))
    later = {"status": "planned", "start_on": date(2025, 12, 1), "end_on": date(2025, 12, 3)}
    second = replace(ENTRY, entry_key="second", destination_code="43213", **later)
    with pytest.raises(Invalid) as refusal:
        dispatches.record(database, COORDINATOR, second, today=TODAY)
    assert refusal.value.problems == elsewhere(first)
    change(database, first, open_one, replace(ENTRY, end_on=date(2025, 9, 20)))
    assert dispatches.record(database, COORDINATOR, second, today=TODAY) == first + 1


def test_neither_a_change_nor_a_restoring_brings_a_team_to_two_places(database, first):
    second = dispatches.record(
        database, COORDINATOR, replace(ENTRY, entry_key="second", destination_code="43213", wave="第2陣"), today=TODAY
    )
    moved = replace(ENTRY, destination_code="43213")
    with pytest.raises(Invalid) as refusal:
        change(database, second, 1, moved)
    assert refusal.value.problems == elsewhere(first)
    dispatches.cancel(database, COORDINATOR, first, 1, today=TODAY, reason="誤り")
    assert change(database, second, 1, moved) == 2
    with pytest.raises(Invalid) as refusal:
        dispatches.restore(database, COORDINATOR, first, 2, reason="やはり行く")
    assert refusal.value.problems == elsewhere(second)
    assert [row["status"] for row in stored(database, "dispatches")] == ["cancelled", "active"]


def test_a_dispatch_is_not_compared_with_itself(database, first):
    assert change(database, first, 1, replace(ENTRY, destination_code="43213")) == 2


def test_a_team_that_an_older_record_has_elsewhere_does_not_arrive(database, first):
    planned = replace(ENTRY, entry_key="second", status="planned", destination_code="43213", wave="第2陣")
    second = dispatches.record(database, COORDINATOR, planned, today=TODAY)
    with database.transaction() as connection:  # as a record from before the rule may say
        connection.execute("UPDATE dispatches SET wave = '第2陣' WHERE dispatch_id = ?", [first])
    with pytest.raises(Invalid) as refusal:
        dispatches.start(database, COORDINATOR, second, 1, today=TODAY, reason="到着")
    assert refusal.value.problems == elsewhere(first)
    dispatches.cancel(database, COORDINATOR, first, 1, today=TODAY, reason="誤り")
    assert dispatches.start(database, COORDINATOR, second, 1, today=TODAY, reason="到着") == 2
