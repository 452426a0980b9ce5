"""A rotation is recorded with all its waves or not at all, once, and its planned waves are cancelled together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.services.conftest import COORDINATOR, EDITOR, ENTRY, REQUEST, SIZE, TODAY, VIEWER, stored
from workforce.domain import rotations as rules
from workforce.domain.rotations import Plan, Turn
from workforce.errors import EntryKeyTaken, Invalid, NotFound, NotPermitted, Problem
from workforce.queries import requests as request_queries
from workforce.queries import rotations as queries
from workforce.services import dispatches, requests, rotations

pytestmark = pytest.mark.usefixtures("disaster")


@pytest.fixture
def plan(database) -> Plan:
    number = requests.record(database, COORDINATOR, REQUEST, SIZE, today=TODAY)
    return Plan(
        entry_key="plan",
        request_id=number,
        first_day=date(2025, 9, 11),
        wave_days=4,
        handover_days=1,
        travel_days=1,
        turns=(Turn("43100", 3), Turn("43202", 2)),
    )


def record(database, plan: Plan, actor=COORDINATOR) -> int:
    return rotations.record(database, actor, plan, today=TODAY)


def unmet(database, plan: Plan) -> dict[date, int]:
    with database.reading() as connection:
        days = request_queries.days(
            connection, disaster_code=REQUEST.disaster_code, request_id=plan.request_id, as_of=TODAY
        )
    return {row.calendar_day.date(): row.unmet for row in days.itertuples() if row.calendar_day.date() >= TODAY}


def test_the_waves_become_planned_dispatches_for_the_request(database, plan):
    record(database, plan)
    kept = ("sender_code", "persons", "start_on", "end_on", "wave", "travel_days", "status", "request_id", "entry_key")
    assert [tuple(row[name] for name in kept) for row in stored(database, "dispatches")] == [
        ("43100", 3, date(2025, 9, 11), date(2025, 9, 14), "第1陣", 1, "planned", plan.request_id, "plan-1"),
        ("43202", 2, date(2025, 9, 14), date(2025, 9, 17), "第2陣", 1, "planned", plan.request_id, "plan-2"),
        ("43100", 3, date(2025, 9, 17), date(2025, 9, 20), "第3陣", 1, "planned", plan.request_id, "plan-3"),
    ]
    assert {row["batch_id"] for row in stored(database, "audit_entries") if row["table_name"] != "requests"} == {
        stored(database, "audit_entries")[-1]["batch_id"]
    }


def test_what_the_preview_said_is_what_the_views_say_once_it_is_saved(database, plan):
    laid = rules.waves(plan, SIZE.end_on)
    promised = rules.unmet_after(laid, unmet(database, plan))
    record(database, plan)
    with database.reading() as connection:
        (total,) = queries.totals(connection, request_id=plan.request_id).to_dict("records")
    assert total == {
        "rotation_id": 1,
        "waves": 3,
        "waves_planned": 3,
        "planned_person_days": rules.person_days(laid),
        "handover_days": 2,
        "handover_person_days": rules.handover_person_days(laid),
    }
    assert (total["planned_person_days"], total["handover_person_days"]) == (32, 4)
    assert unmet(database, plan) == promised
    assert promised[date(2025, 9, 10)] == 4
    assert promised[date(2025, 9, 14)] == 0
    assert promised[date(2025, 9, 15)] == 2


def test_the_same_plan_sent_twice_is_recorded_once_and_another_under_its_key_refused(database, plan):
    assert record(database, plan) == record(database, plan) == 1
    assert len(stored(database, "dispatches")) == 3
    with pytest.raises(EntryKeyTaken):
        record(database, replace(plan, turns=(Turn("43100", 9),)))
    assert len(stored(database, "rotations")) == 1


def test_waves_are_numbered_on_from_those_of_their_senders_and_of_the_request(database, plan):
    record(database, plan)
    record(database, replace(plan, entry_key="again", turns=(Turn("43213", 1),), waves=1))
    assert stored(database, "dispatches")[-1]["wave"] == "第4陣"


def test_a_plan_of_which_one_wave_cannot_be_recorded_leaves_nothing(database, plan):
    dispatches.record(database, COORDINATOR, replace(ENTRY, entry_key="plan-2"), today=TODAY)
    before = len(stored(database, "audit_entries"))
    with pytest.raises(EntryKeyTaken):
        record(database, plan)
    assert [len(stored(database, table)) for table in ("dispatches", "rotations", "rotation_waves")] == [1, 0, 0]
    assert len(stored(database, "audit_entries")) == before


@pytest.mark.parametrize("actor", [VIEWER, EDITOR])
def test_who_may_not_record_dispatches_neither_plans_nor_cancels(database, plan, actor):
    with pytest.raises(NotPermitted):
        record(database, plan, actor)
    number = record(database, plan)
    with pytest.raises(NotPermitted):
        rotations.cancel(database, actor, number, today=TODAY, reason="中止")
    assert {row["status"] for row in stored(database, "dispatches")} == {"planned"}


def test_waves_still_planned_are_cancelled_together_and_others_stay(database, plan):
    number = record(database, plan)
    first = stored(database, "dispatches")[0]
    dispatches.start(
        database, COORDINATOR, first["dispatch_id"], first["row_version"], today=date(2025, 9, 11), reason="到着"
    )
    before = unmet(database, plan)
    assert rotations.cancel(database, COORDINATOR, number, today=TODAY, reason="要請の縮小") == 2
    assert rotations.cancel(database, COORDINATOR, number, today=TODAY, reason="もう一度") == 0
    assert [row["status"] for row in stored(database, "dispatches")] == ["active", "cancelled", "cancelled"]
    entries = stored(database, "audit_entries")[-2:]
    assert [entry["reason"] for entry in entries] == ["要請の縮小"] * 2
    assert entries[0]["batch_id"] == entries[1]["batch_id"]
    assert (before[date(2025, 9, 18)], unmet(database, plan)[date(2025, 9, 18)]) == (1, 4)


def test_cancelling_asks_for_a_reason_and_an_existing_rotation(database, plan):
    number = record(database, plan)
    with pytest.raises(Invalid) as refusal:
        rotations.cancel(database, COORDINATOR, number, today=TODAY, reason=" ")
    assert refusal.value.problems == [Problem("reason", "reason_required")]
    with pytest.raises(NotFound):
        rotations.cancel(database, COORDINATOR, 99, today=TODAY, reason="中止")
